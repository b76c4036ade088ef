import { solveModelByHighs } from '../../../../src/solver/engine/highs-solve-model.ts';
import { solveModel } from '../../../../src/solver/engine/solve-model.ts';
import { hardModel, limitedByWork, workForHighs } from '../hard-model.ts';

const answer = await solveModel(hardModel(1), limitedByWork);
const { values: highsValues } = await solveModelByHighs(hardModel(1), workForHighs);
process.stdout.write(JSON.stringify({ ...answer, highsValues }));

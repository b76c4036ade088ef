import { solveModel } from '../../../../src/solver/engine/solve-model.ts';
import { hardModel, limitedByWork } from '../hard-model.ts';

process.stdout.write(JSON.stringify(await solveModel(hardModel(1), limitedByWork)));

import { GrowingArray } from './growing-array.ts';
import { type OptionArrays, OptionList } from './option-list.ts';
import { type LayeredGraph, reduced } from './reduced-graph.ts';
import { StageSteps } from './stage-steps.ts';
import type { StagedLine } from './staged-line.ts';

/**
 * All lines of a person that keep the tracked rows, as paths through a layered graph whose arcs are options. It does
 * not depend on costs, so that the cheapest line for any costs is one sweep over the arcs. Nodes are numbered from the
 * end, which is 0, to the root, which is the last; an arc leads to a lower number.
 */
export type Diagram = LayeredGraph & OptionArrays;

/** What came of drawing a diagram; `none` where no line keeps the tracked rows. */
export type Drawn =
  | { readonly kind: 'drawn'; readonly diagram: Diagram; readonly transitions: number }
  | { readonly kind: 'none'; readonly transitions: number }
  | { readonly kind: 'too-large'; readonly transitions: number };

/**
 * Draws the diagram of a line.
 * @param isTracked which rows paths must keep; the others are ignored, which lets paths through that are no lines.
 * @param arcsMax give up with `too-large` when more arcs would be needed on the way.
 */
export function drawDiagram(
  line: StagedLine,
  isTracked: readonly boolean[],
  arcsMax: number,
): Drawn {
  const options = new OptionList();
  const arcTarget = new GrowingArray();
  const arcOption = new GrowingArray();
  const arcStart = new GrowingArray();
  const steps = new StageSteps(line, isTracked);
  let states: Int32Array = new Int32Array(0);
  let count = 1;
  let firstNode = 0;
  for (let stage = 0; stage < line.stages.length; stage++) {
    const step = steps.at(stage, options);
    const nextFirst = firstNode + count;
    for (let node = 0; node < count; node++) {
      arcStart.push(arcTarget.length);
      step.leave(states, node, (target, option) => {
        arcTarget.push(nextFirst + target);
        arcOption.push(option);
      });
      if (arcTarget.length > arcsMax) return { kind: 'too-large', transitions: arcTarget.length };
    }
    states = step.reached.tuples;
    firstNode = nextFirst;
    count = step.reached.count;
    if (count === 0) return { kind: 'none', transitions: arcTarget.length };
  }
  arcStart.push(arcTarget.length);
  const drawn = {
    arcStart: arcStart.items,
    arcTarget: arcTarget.items,
    arcOption: arcOption.items,
  };
  const graph = reduced(drawn, firstNode);
  if (!graph) return { kind: 'none', transitions: arcTarget.length };
  return {
    kind: 'drawn',
    transitions: arcTarget.length,
    diagram: { ...graph, ...options.arrays },
  };
}

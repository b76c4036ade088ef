import { Plus, Trash2 } from 'lucide-react';
import { Button } from '../../parts/button.tsx';
import { TextField, ToggleGroup } from '../../parts/choices.tsx';
import { FieldRow } from '../../parts/field.tsx';
import { FieldSet } from '../../parts/form.tsx';
import { classOf } from '../../styles/css-modules.ts';
import type { DemandValues, RotationValues } from './rotation-form.ts';
import styles from './rotations.module.css';

interface Props {
  readonly values: RotationValues;
  readonly errorAt: (...paths: string[]) => string | undefined;
  readonly onChange: (change: Partial<RotationValues>) => void;
}

/** How many residents the rotation needs and can hold in every block, by class. */
export function DemandFields({ values, errorAt, onChange }: Props) {
  const classes = values.requirements.map((_, index) => ({
    value: index + 1,
    label: `PGY-${index + 1}`,
  }));
  const change = (place: number, part: Partial<DemandValues>): void =>
    onChange({
      demand: values.demand.map((demand, at) => (at === place ? { ...demand, ...part } : demand)),
    });
  return (
    <FieldSet title="Residents needed in every block">
      {values.demand.map((demand, place) => (
        // A demand has no identity besides its place in the list.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={place} className={classOf(styles, 'demand')}>
          <ToggleGroup
            label="Classes"
            choices={classes}
            chosen={demand.classes}
            hint={demand.classes.length === 0 ? 'All residents' : undefined}
            onChange={(chosen) => change(place, { classes: chosen })}
          />
          <TextField
            label="At least"
            type="number"
            min={0}
            value={demand.min}
            error={errorAt(`rotation.demand.${place}.min`)}
            onChange={(min) => change(place, { min })}
          />
          <TextField
            label="At most"
            type="number"
            min={0}
            value={demand.max}
            error={errorAt(`rotation.demand.${place}.max`)}
            onChange={(max) => change(place, { max })}
          />
          <Button
            look="quiet"
            label={`Remove need ${place + 1}`}
            onPress={() => onChange({ demand: values.demand.filter((_, at) => at !== place) })}
          >
            <Trash2 aria-hidden size={18} />
          </Button>
        </div>
      ))}
      <div>
        <Button
          look="quiet"
          onPress={() =>
            onChange({ demand: [...values.demand, { classes: [], min: '1', max: '1' }] })
          }
        >
          <Plus aria-hidden size={18} /> Add a need
        </Button>
      </div>
    </FieldSet>
  );
}

/** How many blocks every class does in the year. */
export function RequirementFields({ values, errorAt, onChange }: Props) {
  return (
    <FieldSet title="Blocks in the year">
      {values.requirements.map((requirement, index) => {
        const change = (part: Partial<typeof requirement>): void =>
          onChange({
            requirements: values.requirements.map((each, at) =>
              at === index ? { ...each, ...part } : each,
            ),
          });
        const place = values.requirements
          .slice(0, index)
          .filter((each) => each.blocksMin !== '' || each.blocksMax !== '').length;
        return (
          // Classes stand in their order.
          // oxlint-disable-next-line react/no-array-index-key
          <FieldRow key={index}>
            <TextField
              label={`PGY-${index + 1} at least`}
              type="number"
              min={0}
              value={requirement.blocksMin}
              error={errorAt(`rotation.requirements.${place}.blocksMin`)}
              onChange={(blocksMin) => change({ blocksMin })}
            />
            <TextField
              label={`PGY-${index + 1} at most`}
              type="number"
              min={0}
              value={requirement.blocksMax}
              error={errorAt(`rotation.requirements.${place}.blocksMax`)}
              onChange={(blocksMax) => change({ blocksMax })}
            />
          </FieldRow>
        );
      })}
      <p className={classOf(styles, 'hint')}>
        Leave a class empty when it does not do this rotation.
      </p>
    </FieldSet>
  );
}

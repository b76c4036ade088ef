import type { ReactNode } from 'react';
import type { AbsenceType } from '../../../domain/rows/absence.ts';
import { absenceTypeSchema } from '../../../domain/rows/absence.ts';
import { rotationKindSchema } from '../../../domain/rows/rotation.ts';
import { blockSchemeSchema } from '../../../domain/time/block-schemes.ts';
import { daySchema } from '../../../domain/time/day.ts';
import {
  found,
  type ImportPlan,
  type ImportSettings,
  type Proposal,
} from '../../../formats/import/import-plan.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField } from '../../parts/choices.tsx';
import { CheckField, FieldRow } from '../../parts/field.tsx';
import { Card } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { confirmAll } from './import-answers.ts';
import { LateField } from './late-field.tsx';
import { SCHEME_WORDS } from './start-empty.tsx';
import { ABSENCE_TYPE_WORDS, choicesOf, ROTATION_KIND_WORDS } from './words.ts';
import styles from './import.module.css';

interface Props {
  readonly plan: ImportPlan;
  readonly onChange: (plan: ImportPlan) => void;
}

const CHOSEN = 'it was chosen here';

/** What no file states: proposals with their reasons, to be confirmed or changed. */
export function ImportQuestions({ plan, onChange }: Props) {
  const { settings } = plan;
  const set = <Name extends keyof ImportSettings>(name: Name, value: ImportSettings[Name]): void =>
    onChange({ ...plan, settings: { ...settings, [name]: value } });
  return (
    <Card title="What the files do not say">
      <FieldRow>
        <LateField
          label="Program name"
          value={settings.programName.value}
          hint={settings.programName.because}
          onChange={(value) => set('programName', found(value, CHOSEN))}
        />
        <LateField
          label="Time zone"
          value={settings.timeZone.value}
          hint={settings.timeZone.because}
          suggestions={Intl.supportedValuesOf('timeZone')}
          onChange={(value) => set('timeZone', found(value, CHOSEN))}
        />
        <LateField
          label="Years of training"
          type="number"
          value={String(settings.pgyMax.value)}
          hint={settings.pgyMax.because}
          onChange={(value) => set('pgyMax', found(Number(value), CHOSEN))}
        />
      </FieldRow>
      <YearQuestions settings={settings} set={set} />
      <AbsenceQuestions settings={settings} set={set} />
      <div>
        <Button onPress={() => onChange(confirmAll(plan))}>All of these are right</Button>
      </div>
    </Card>
  );
}

interface SettingProps {
  readonly settings: ImportSettings;
  readonly set: <Name extends keyof ImportSettings>(
    name: Name,
    value: ImportSettings[Name],
  ) => void;
}

function YearQuestions({ settings, set }: SettingProps) {
  const dayField = (name: 'yearFirstDay' | 'yearLastDay', label: string): ReactNode => (
    <LateField
      label={label}
      type="date"
      value={settings[name].value ?? ''}
      hint={settings[name].because}
      onChange={(text) => {
        const parsed = daySchema.safeParse(text);
        set(name, found(parsed.success ? parsed.data : null, CHOSEN));
      }}
    />
  );
  const scheme = settings.blockScheme.value;
  return (
    <>
      <FieldRow>
        {dayField('yearFirstDay', 'First day of the year')}
        {dayField('yearLastDay', 'Last day of the year')}
        {scheme && (
          <SelectField
            label="Blocks"
            value={scheme}
            hint={settings.blockScheme.because}
            choices={choicesOf(blockSchemeSchema.options, SCHEME_WORDS)}
            onChange={(value) => set('blockScheme', found(value, CHOSEN))}
          />
        )}
      </FieldRow>
      {!settings.federalHolidays.isConfirmed || settings.federalHolidays.value ? (
        <CheckField
          label={`Add the federal holidays (${settings.federalHolidays.because})`}
          checked={settings.federalHolidays.value}
          onChange={(value) => set('federalHolidays', found(value, CHOSEN))}
        />
      ) : null}
      {(!settings.amionDraft.isConfirmed || settings.amionDraft.value) && (
        <CheckField
          label="Make a draft of the assignments in the Amion report"
          checked={settings.amionDraft.value}
          onChange={(value) => set('amionDraft', found(value, CHOSEN))}
        />
      )}
    </>
  );
}

function AbsenceQuestions({ settings, set }: SettingProps) {
  const types = Object.entries(settings.absenceTypes);
  const setType = (name: string, value: AbsenceType): void =>
    set('absenceTypes', { ...settings.absenceTypes, [name]: found(value, CHOSEN) });
  return (
    <>
      <FieldRow>
        <SelectField
          label="An absence without a status is"
          value={settings.blankStatus.value}
          hint={settings.blankStatus.because}
          choices={[
            { value: 'approved', label: 'Approved' },
            { value: 'requested', label: 'Requested' },
          ]}
          onChange={(value) => set('blankStatus', found(value, CHOSEN))}
        />
      </FieldRow>
      {types.length > 0 && (
        <details>
          <summary className={classOf(styles, 'summary')}>
            Types of absence ({types.length})
          </summary>
          <FieldRow>
            {types.map(([name, type]) => (
              <SelectField
                key={name}
                label={`“${name}” is`}
                value={type.value}
                hint={type.because}
                choices={choicesOf(absenceTypeSchema.options, ABSENCE_TYPE_WORDS)}
                onChange={(value) => setType(name, value)}
              />
            ))}
          </FieldRow>
        </details>
      )}
    </>
  );
}

/** What rotations and notes are taken for, and what the rows of an Amion report become. */
export function ImportMeanings({ plan, onChange }: Props) {
  const { rotations, notes, callRoles } = plan;
  if (rotations.length + notes.length + callRoles.length === 0) return null;
  return (
    <Card title="What things are taken for">
      {rotations.length > 0 && <RotationMeanings plan={plan} onChange={onChange} />}
      {callRoles.length > 0 && <CallRoleMeanings plan={plan} onChange={onChange} />}
      {notes.length > 0 && (
        <details open>
          <summary className={classOf(styles, 'summary')}>Notes ({notes.length})</summary>
          {notes.map((note, place) => (
            <CheckField
              key={`${note.file} ${note.row} ${note.note}`}
              label={`${note.person}: “${note.note}” – ${note.meaning}`}
              checked={note.isOn}
              onChange={(isOn) =>
                onChange({
                  ...plan,
                  notes: notes.map((each, at) => (at === place ? { ...each, isOn } : each)),
                })
              }
            />
          ))}
        </details>
      )}
    </Card>
  );
}

function questionMark({ isConfirmed }: Proposal<unknown>): string {
  return isConfirmed ? '' : ' – please check';
}

function RotationMeanings({ plan, onChange }: Props) {
  const weeks = Object.entries(plan.weeks).map(([value, { words }]) => ({ value, label: words }));
  const change = (code: string, part: Partial<ImportPlan['rotations'][number]>): void =>
    onChange({
      ...plan,
      rotations: plan.rotations.map((each) => (each.code === code ? { ...each, ...part } : each)),
    });
  return (
    <details>
      <summary className={classOf(styles, 'summary')}>Rotations ({plan.rotations.length})</summary>
      {plan.rotations.map((rotation) => (
        <FieldRow key={rotation.code}>
          <SelectField
            label={`${rotation.code} is`}
            value={rotation.kind.value}
            hint={rotation.kind.because + questionMark(rotation.kind)}
            choices={choicesOf(rotationKindSchema.options, ROTATION_KIND_WORDS)}
            onChange={(kind) => change(rotation.code, { kind: found(kind, CHOSEN) })}
          />
          <SelectField
            label={`Week of ${rotation.code}`}
            value={rotation.week}
            choices={weeks}
            onChange={(week) => change(rotation.code, { week })}
          />
        </FieldRow>
      ))}
    </details>
  );
}

const BECOMES = [
  { value: 'call-role', label: 'A call role' },
  { value: 'half-day', label: 'A half-day' },
  { value: 'nothing', label: 'Nothing: left out' },
] as const;

function CallRoleMeanings({ plan, onChange }: Props) {
  return (
    <details>
      <summary className={classOf(styles, 'summary')}>Call roles ({plan.callRoles.length})</summary>
      <FieldRow>
        {plan.callRoles.map((role, place) => (
          <SelectField
            key={role.assignment || role.name}
            label={`${role.assignment || role.name} (${role.start}–${role.end})`}
            value={role.becomes}
            choices={BECOMES}
            hint={role.because}
            onChange={(becomes) =>
              onChange({
                ...plan,
                callRoles: plan.callRoles.map((each, at) =>
                  at === place ? { ...each, becomes, isConfirmed: true } : each,
                ),
              })
            }
          />
        ))}
      </FieldRow>
    </details>
  );
}

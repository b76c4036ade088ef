import {
  mayChange,
  mayReadKind,
  type MayRead,
  MEMBER_ROLES,
} from '../../../../domain/access/matrix.ts';
import { changes } from '../../../../domain/changes/registry.ts';
import { kindNames } from '../../../../domain/kind-names.ts';
import type { MemberRole } from '../../../../domain/changes/change.ts';
import { Card, Page } from '../../../parts/page.tsx';
import { classOf } from '../../../styles/css-modules.ts';
import { memberRoleWords } from '../../account/role-words.ts';
import styles from './members.module.css';

const WORDS: Readonly<Record<MayRead, string>> = {
  yes: 'yes',
  own: 'own',
  no: '—',
  'approved-or-own': 'approved, and own',
};

/** Who may do and read what on a server, as the changes and kinds themselves declare it. */
export function PermissionsScreen() {
  const named = [...changes.values()].toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return (
    <Page title="Who may do what" wide>
      <p>
        On a server every change and every row is held against this. Roles add up. “Own” means where
        it is one’s own affair. Without a server, whoever holds the device may do everything.
      </p>
      <Card title="Who may make which change">
        <Matrix
          label="Who may make which change"
          lines={named.map((change) => ({
            name: plain(change.name),
            note: change.ownerOnly?.says ?? '',
            cellOf: (role) => WORDS[mayChange(change, role)],
          }))}
        />
      </Card>
      <Card title="Who may read which rows">
        <Matrix
          label="Who may read which rows"
          lines={kindNames.map((kind) => ({
            name: plain(kind.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)),
            note: '',
            cellOf: (role) => WORDS[mayReadKind(kind, role)],
          }))}
        />
      </Card>
    </Page>
  );
}

interface MatrixLine {
  readonly name: string;
  readonly note: string;
  readonly cellOf: (role: MemberRole) => string;
}

function Matrix({
  label,
  lines,
}: {
  readonly label: string;
  readonly lines: readonly MatrixLine[];
}) {
  return (
    // Wider than a phone: it is scrolled, also by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classOf(styles, 'scroll')} tabIndex={0} role="region" aria-label={label}>
      <table className={classOf(styles, 'matrix')}>
        <thead>
          <tr>
            <th scope="col">What</th>
            {MEMBER_ROLES.map((role) => (
              <th key={role} scope="col">
                {memberRoleWords(role)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ name, note, cellOf }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {MEMBER_ROLES.map((role) => (
                <td key={role}>
                  {cellOf(role)}
                  {cellOf(role) === 'own' && note !== '' && (
                    <small>, where {note.replaceAll('`', '')}</small>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** `absence-entered` as people read it. */
function plain(name: string): string {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

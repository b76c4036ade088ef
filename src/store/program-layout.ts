import { indexedFields, type Kind, kindNames } from '../domain/kind-names.ts';
import type { Layout } from './plain-database.ts';

/**
 * The version of the layout, raised with every kind or index that is added: devices of before get it when they open.
 * IndexedDB itself counts by tens, as Dexie has it.
 */
export const LAYOUT_VERSION = 6;

/**
 * A table for every kind of row, one for the history, one for what each change touched, one for what is to be sent, and
 * what a server has to do with it.
 */
export function programLayout(): Layout {
  return {
    ...Object.fromEntries(kindNames.map((kind) => [kind, ['id', ...extraIndexes(kind)].join(',')])),
    history: 'seq,&id',
    touched: 'changeId',
    outbox: 'place,&id',
    connection: 'id',
    waiting: 'sequence,&id',
    base: 'key',
    accepted: 'place,acceptedAt',
    refused: 'id',
    quarantine: 'key',
  };
}

function extraIndexes(kind: Kind): readonly string[] {
  const fields: Partial<Record<Kind, readonly string[]>> = indexedFields;
  const listed = fields[kind] ?? [];
  return kind === 'assignment' ? [...listed, '[draftId+personId]', '[draftId+layer]'] : listed;
}

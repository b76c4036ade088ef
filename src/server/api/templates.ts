import * as z from 'zod/mini';
import { definitionArchived } from '../../domain/changes/definition-archived.ts';
import { rotationDefined } from '../../domain/changes/rotation-defined.ts';
import { rotationIdSchema } from '../../domain/id.ts';
import { type RotationTemplate, rotationTemplateSchema } from '../../domain/rows/rotation.ts';
import { answered, notAnswered } from '../accounts/accounts.ts';
import { type AnyEndpoint, isOther, nothing, reading, writing } from './endpoint.ts';
import { pageOf, pageQuery, takePage } from './page.ts';
import type { SeenRows } from './seen-rows.ts';

const templateBody = z.omit(rotationTemplateSchema, { id: true, rev: true });
const params = z.strictObject({ rotationId: rotationIdSchema });
const written = z.nullable(rotationTemplateSchema);

/** Rotation templates: what every assignment to a rotation means. */
export const templateEndpoints: readonly AnyEndpoint[] = [
  reading({
    path: '/rotation-templates',
    summary: 'List rotation templates',
    scopes: ['read:schedule'],
    params: nothing,
    query: z.strictObject(pageQuery),
    answer: pageOf(rotationTemplateSchema),
    read: async ({ seen }, { query }) => {
      const rotations = await seen.all('rotation');
      return takePage(
        () => rotations,
        ({ id }) => id,
        query,
      );
    },
  }),
  reading({
    path: '/rotation-templates/{rotationId}',
    summary: 'One rotation template',
    scopes: ['read:schedule'],
    params,
    query: nothing,
    answer: rotationTemplateSchema,
    read: async ({ seen }, { params: { rotationId } }) => {
      const rotation = await seen.get('rotation', rotationId);
      return rotation ? answered(() => rotation) : notAnswered('no-such-row');
    },
  }),
  writing({
    method: 'post',
    path: '/rotation-templates',
    summary: 'Add a rotation template',
    scopes: ['write:templates'],
    isNew: true,
    params: nothing,
    query: nothing,
    body: templateBody,
    answer: written,
    make: async (_asked, { body, newId }) =>
      answered({
        change: rotationDefined,
        args: { rotation: { ...body, id: newId } },
        rowId: newId,
      }),
    item: readTemplate,
  }),
  writing({
    method: 'put',
    path: '/rotation-templates/{rotationId}',
    summary: 'Replace a rotation template',
    scopes: ['write:templates'],
    params,
    query: nothing,
    body: templateBody,
    answer: written,
    make: async ({ seen }, { params: { rotationId }, body, ...seenLast }) => {
      const rotation = await seen.get('rotation', rotationId);
      if (!rotation) return notAnswered('no-such-row');
      if (isOther(seenLast, rotation)) return notAnswered('moved-since');
      const args = { rotation: { ...body, id: rotationId } };
      return answered({ change: rotationDefined, args, rowId: rotationId });
    },
    item: readTemplate,
  }),
  archive('delete', '/rotation-templates/{rotationId}', 'Archive a rotation template', true),
  archive('post', '/rotation-templates/{rotationId}/restore', 'Bring a template back', false),
];

function archive(
  method: 'delete' | 'post',
  path: string,
  summary: string,
  isArchived: boolean,
): AnyEndpoint {
  return writing({
    method,
    path,
    summary,
    scopes: ['write:templates'],
    params,
    query: nothing,
    body: nothing,
    answer: written,
    make: async ({ seen }, { params: { rotationId }, ...seenLast }) => {
      const rotation = await seen.get('rotation', rotationId);
      if (!rotation) return notAnswered('no-such-row');
      if (isOther(seenLast, rotation)) return notAnswered('moved-since');
      const args = { kind: 'rotation', id: rotationId, name: rotation.name, isArchived };
      return answered({ change: definitionArchived, args, rowId: rotationId });
    },
    item: readTemplate,
  });
}

async function readTemplate(seen: SeenRows, id: string): Promise<RotationTemplate | null> {
  return (await seen.get('rotation', id)) ?? null;
}

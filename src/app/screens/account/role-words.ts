import type { MemberRole } from '../../../domain/changes/change.ts';
import { say } from '../../../answers/say.ts';

const WORDS: Readonly<Record<MemberRole, () => string>> = {
  admin: () => say`administrator`,
  coordinator: () => say`coordinator`,
  faculty: () => say`faculty`,
  resident: () => say`resident`,
  viewer: () => say`viewer`,
};

/** What a role of a member is called. */
export function memberRoleWords(role: MemberRole): string {
  return WORDS[role]();
}

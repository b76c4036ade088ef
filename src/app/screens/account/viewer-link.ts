/** Begins what stands behind the `#` of a link whose holders only look; other links are invitations. */
export const VIEWER_LINK_MARK = 'look.';

/** Whether an account is that of a link: nobody knows its password, and it is nobody's own. */
export function isOfLink(email: string): boolean {
  return email.startsWith('link:');
}

/**
 * Whom push services can turn to, `PUSH_CONTACT`; null where it is not set: then no notifications are sent.
 * @throws where it is neither `mailto:` nor `https:`, which push services refuse.
 */
export function pushContact({
  PUSH_CONTACT: contact,
}: Readonly<Record<string, string | undefined>>): string | null {
  if (!contact) return null;
  if (!/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/.test(contact)) {
    throw new Error('PUSH_CONTACT must be an address such as mailto:office@example.org');
  }
  return contact;
}

/** On what the app runs, as far as installing it goes. */
export type Platform = 'iphone' | 'android' | 'computer';

/** Tells it from what the browser says of itself. An iPad says that it is a Mac, but no Mac can be touched. */
export function platformOf({
  userAgent,
  maxTouchPoints,
}: Pick<Navigator, 'userAgent' | 'maxTouchPoints'>): Platform {
  if (/iPhone|iPad|iPod/.test(userAgent)) return 'iphone';
  if (userAgent.includes('Macintosh') && maxTouchPoints > 1) return 'iphone';
  return userAgent.includes('Android') ? 'android' : 'computer';
}

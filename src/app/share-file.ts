/**
 * Hands a file to another app by the system's sharing sheet.
 * @returns false where the browser shares no such files; true also when the person thought better of it.
 */
export async function shareFile(file: File, title: string): Promise<boolean> {
  const shared = { files: [file], title };
  if (!navigator.canShare?.(shared)) return false;
  try {
    await navigator.share(shared);
    return true;
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError';
  }
}

import type { Message } from '../../../formats/message.ts';
import { writeMessage } from '../../../formats/message.ts';
import { messageLink } from '../../../formats/message-link.ts';
import { saveFile } from '../../save-file.ts';

/** How a message leaves a device: by the system's sharing sheet, as a copied link, or as a saved file. */
export type Way = 'share' | 'copy' | 'save';

/** Whether this browser has a sharing sheet. */
export function canShare(): boolean {
  return 'share' in navigator;
}

/**
 * Hands a message to another app.
 * @param title what it is about, for the app that sends it. @returns false where the person chose not to.
 */
export async function sendMessage(message: Message, way: Way, title: string): Promise<boolean> {
  const text = writeMessage(message);
  if (way === 'save') {
    saveFile(`${title}.json`, text, 'application/json');
    return true;
  }
  const link = await linkTo(message);
  if (way === 'copy') {
    await navigator.clipboard.writeText(link);
    return true;
  }
  try {
    await navigator.share({ title, url: link });
    return true;
  } catch (error) {
    // Whoever closes the sharing sheet has decided.
    if (error instanceof DOMException && error.name === 'AbortError') return false;
    throw error;
  }
}

/** The message as a link into this app. */
export function linkTo(message: Message): Promise<string> {
  return messageLink(window.location.origin, writeMessage(message));
}

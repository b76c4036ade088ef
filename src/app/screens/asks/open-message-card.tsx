import { useState } from 'react';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/choices.tsx';
import { FileDrop } from '../../parts/file-drop.tsx';
import { Card } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { takenInWords } from './take-in-message.ts';
import { useTakeInMessage } from './use-take-in-message.ts';
import styles from './asks.module.css';
import { say } from '../../../answers/say.ts';

interface OpenMessageProps {
  readonly title?: string;
  readonly hint?: string;
}

/** Takes in messages: files, or links that somebody sent. */
export function OpenMessageCard({
  title = say`Open a message`,
  hint = say`An offer from a colleague, or the answers of your coordinator.`,
}: OpenMessageProps) {
  const takeIn = useTakeInMessage();
  const [link, setLink] = useState('');
  const [told, setTold] = useState<{ readonly isGood: boolean; readonly words: string } | null>(
    null,
  );
  const open = async (texts: readonly string[]): Promise<void> => {
    const words: string[] = [];
    let isGood = true;
    for (const text of texts) {
      const outcome = await takeIn(text);
      isGood &&= outcome.ok;
      words.push(outcome.ok ? takenInWords(outcome.value) : outcome.problem.message);
    }
    setTold({ isGood, words: words.join(' ') });
  };
  const openLink = async (): Promise<void> => {
    await open([link]);
    setLink('');
  };
  return (
    <Card title={title}>
      <FileDrop
        label={say`Choose message files`}
        hint={hint}
        accept=".json,application/json"
        multiple
        onFiles={async (files) => open(await Promise.all(files.map((file) => file.text())))}
      />
      <TextField label={say`Or paste a link to a message`} value={link} onChange={setLink} />
      <div>
        <Button disabled={link.trim() === ''} onPress={openLink}>
          {say`Open the link`}
        </Button>
      </div>
      <p
        role={told?.isGood === false ? 'alert' : 'status'}
        className={classOf(styles, told?.isGood === false ? 'bad' : 'quiet')}
      >
        {told?.words}
      </p>
    </Card>
  );
}

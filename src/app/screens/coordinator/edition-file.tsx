import { Download, LockKeyhole } from 'lucide-react';
import { useState } from 'react';
import type { EditionId } from '../../../domain/id.ts';
import { publishedContent, writeEditionFile } from '../../../formats/write-edition-file.ts';
import { sealFile } from '../../../formats/sealed-file.ts';
import { readContent } from '../../../store/program-content.ts';
import { useEdition } from '../../hooks/use-drafts.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/choices.tsx';
import { FieldSet } from '../../parts/form.tsx';
import { Skeleton } from '../../parts/page.tsx';
import { useSession } from '../../program-session.tsx';
import { saveFile } from '../../save-file.ts';
import { LAYER_WORDS } from './words.ts';
import { dayWords } from './day-words.ts';
import styles from './edition-file.module.css';
import { classOf } from '../../styles/css-modules.ts';

const PASSPHRASE_LENGTH_MIN = 12;

/** Says what was published and offers it as the file that phones pick up. */
export function EditionFile({ editionId }: { readonly editionId: EditionId }) {
  const edition = useEdition(editionId);
  const { database } = useSession();
  const [passphrase, setPassphrase] = useState('');
  if (!edition || !database) return <Skeleton lines={5} />;
  const isTooShort = passphrase.length < PASSPHRASE_LENGTH_MIN;
  const write = async (): Promise<string> => {
    const { rows } = await readContent(database);
    const year = rows.academicYear?.find((each) => each.id === edition.yearId);
    const content = publishedContent(rows, year ?? edition.scope);
    if (!content) throw new Error('The edition just read is not among those published');
    return writeEditionFile(content);
  };
  const savePlain = async (): Promise<void> => {
    saveFile('current.json', await write(), 'application/json');
  };
  const saveSealed = async (): Promise<void> => {
    const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
    const bytes = { salt: random(16), iv: random(12) };
    const sealed = await sealFile(await write(), passphrase, bytes);
    saveFile('current.json', sealed, 'application/json');
  };
  return (
    <div className={classOf(styles, 'edition')}>
      <p>
        <strong>Edition {edition.number}</strong>:{' '}
        {edition.scope.layers.map((layer) => LAYER_WORDS[layer]).join(', ')},{' '}
        {dayWords(edition.scope.firstDay)} to {dayWords(edition.scope.lastDay)}. It is in force on
        this device now.
      </p>
      <HowToBring />
      <FieldSet title="Readable by whoever has the file">
        <div>
          <Button onPress={savePlain}>
            <Download aria-hidden size={18} /> Save the edition file
          </Button>
        </div>
      </FieldSet>
      <FieldSet title="Readable only with a passphrase">
        <TextField
          label="Passphrase"
          value={passphrase}
          hint={`At least ${PASSPHRASE_LENGTH_MIN} characters, such as five words. It is not kept: tell people by another way than the file.`}
          onChange={setPassphrase}
        />
        <div>
          <Button disabled={isTooShort} onPress={saveSealed}>
            <LockKeyhole aria-hidden size={18} /> Save it sealed
          </Button>
        </div>
      </FieldSet>
    </div>
  );
}

function HowToBring() {
  return (
    <>
      <p>To bring it to phones, save the edition file and either</p>
      <ul>
        <li>
          put it on your web host as <code>editions/current.json</code> beside the app: phones look
          there by themselves, or
        </li>
        <li>send it by message or e-mail: on the phone, open it under More.</li>
      </ul>
    </>
  );
}

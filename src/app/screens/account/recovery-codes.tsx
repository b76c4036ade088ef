import { say } from '../../../answers/say.ts';
import { Button } from '../../parts/button.tsx';
import { useNotify } from '../../parts/notices.tsx';
import { classOf } from '../../styles/css-modules.ts';
import styles from './account.module.css';

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  /** Once they are kept somewhere. */
  readonly onKept: () => Promise<void> | void;
}

/** Recovery codes, which are shown this once, to be copied or printed. */
export function RecoveryCodes({ codes, onKept }: RecoveryCodesProps) {
  const notify = useNotify();
  return (
    <div className={`${classOf(styles, 'form')} ${classOf(styles, 'sheet')}`}>
      <h3>{say`Recovery codes for ${window.location.host}`}</h3>
      <p>{say`Each signs you in once, in place of a code, when you lose your authenticator app. Keep them where you find them without this phone: they are not shown again, and those before are void.`}</p>
      <ul className={classOf(styles, 'codes')} aria-label={say`Recovery codes`}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={classOf(styles, 'actions')}>
        <Button
          onPress={async () => {
            await navigator.clipboard.writeText(codes.join('\n'));
            notify({ text: say`Copied` });
          }}
        >
          {say`Copy`}
        </Button>
        <Button onPress={() => window.print()}>{say`Print`}</Button>
        <Button look="main" onPress={onKept}>
          {say`I have kept them`}
        </Button>
      </div>
    </div>
  );
}

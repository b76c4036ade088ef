import type { ComplianceCase } from '../../../domain/rows/compliance-case.ts';
import { classOf } from '../../styles/css-modules.ts';
import { causeSentence } from './compliance-words.ts';
import { dayWords } from './day-words.ts';
import styles from './compliance-cases.module.css';

/** What was written into a case: cause, action, who, until when; what is not written is said to be missing. */
export function CaseFacts({ opened }: { readonly opened: ComplianceCase }) {
  const { correctiveAction, responsible, dueOn } = opened;
  return (
    <dl className={classOf(styles, 'facts')}>
      <Fact term="Root cause" words={causeSentence(opened)} missing="Not known yet" />
      <Fact term="Corrective action" words={correctiveAction} missing="Not planned yet" />
      <Fact term="Responsible" words={responsible} missing="Nobody named" />
      <Fact term="Due" words={dueOn === null ? '' : dayWords(dueOn)} missing="No day set" />
    </dl>
  );
}

function Fact(props: { readonly term: string; readonly words: string; readonly missing: string }) {
  const { term, words, missing } = props;
  return (
    <div>
      <dt>{term}</dt>
      <dd data-missing={words === '' || undefined}>{words === '' ? missing : words}</dd>
    </div>
  );
}

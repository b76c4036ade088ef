import { onChange } from '../../store/announce.ts';

const ANSWERS_MAX = 12;

/** Answers of a database kept until it changes, so that a screen that is opened again stands at once. */
export class KeptAnswers<Answer> {
  readonly #answers = new Map<string, Answer>();
  readonly #watched = new Set<string>();

  /** The answer to that question, where it was asked before and nothing has changed since. */
  get(database: string, question: string): Answer | undefined {
    return this.#answers.get(`${database} ${question}`);
  }

  /** Keeps an answer; those asked for first go first. */
  set(database: string, question: string, answer: Answer): void {
    if (!this.#watched.has(database)) {
      this.#watched.add(database);
      onChange(database, () => this.#answers.clear());
    }
    const [oldest] = this.#answers.keys();
    if (this.#answers.size >= ANSWERS_MAX && oldest !== undefined) this.#answers.delete(oldest);
    this.#answers.set(`${database} ${question}`, answer);
  }
}

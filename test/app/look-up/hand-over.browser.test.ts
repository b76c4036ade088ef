import { afterEach, expect, test } from 'vitest';
import { takeOver } from '../../../src/app/hand-over.ts';

afterEach(() => {
  document.body.innerHTML = '';
});

const content = `
  <details><summary>First</summary>one</details>
  <details><summary>Second</summary>two</details>
  <a href="/person/ada">Ada</a>
  <a href="tel:5550100199">Call</a>`;

function elementAt(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`Nothing at ${selector}`);
  return found;
}

test('the app comes in the answer’s place; what was unfolded and focused stays so', () => {
  document.body.innerHTML = `<div id="answer">${content}</div><div id="root" hidden>${content}</div>`;
  elementAt('#answer details:nth-of-type(2) summary').click();
  elementAt('#answer a[href^="tel:"]').focus();
  takeOver();
  expect(document.getElementById('answer')).toBeNull();
  expect(elementAt('#root').hidden).toBe(false);
  const unfolded = [...document.querySelectorAll('details')].map((details) => details.open);
  expect(unfolded).toEqual([false, true]);
  expect(document.activeElement).toBe(elementAt('#root a[href^="tel:"]'));
});

test('without an answer in the document nothing is touched', () => {
  document.body.innerHTML = `<div id="root">${content}</div>`;
  elementAt('summary').click();
  takeOver();
  expect(elementAt('details').hasAttribute('open')).toBe(true);
});

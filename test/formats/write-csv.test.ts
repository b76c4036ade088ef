import { expect, test } from 'vitest';
import { writeCsv } from '../../src/formats/write-csv.ts';

const columns = [
  ['Name', (name: string) => name],
  ['Twice', (name: string) => `${name} ${name}`],
] as const;

test('a table is written for spreadsheets, quotes and all', () => {
  expect(writeCsv(columns, ['Ada', 'O"Neil, Ben'])).toBe(
    '\uFEFFName,Twice\r\nAda,Ada Ada\r\n"O""Neil, Ben","O""Neil, Ben O""Neil, Ben"\r\n',
  );
});

test.each(['=1+1', '+1', '-1', '@cmd', '\t=1', "'=1"])('%j is not run as a formula', (text) => {
  expect(writeCsv([['Name', (name: string) => name]], [text]).split('\r\n')[1]).toContain(
    `'${text}`,
  );
});

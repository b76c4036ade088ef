import { afterEach, describe, expect, test } from 'vitest';
import { type Language, say, sayAround, sayCount, speak } from '../../src/answers/say.ts';

afterEach(() => speak(null));

const speaking = (locale: string, wordings: Readonly<Record<string, string>>): Language => ({
  locale,
  wordingOf: (english) => wordings[english],
});

describe('in English', () => {
  test('a wording reads as it is written', () => {
    expect(say`Edition ${12} of ${'Example {0}'} is here`).toBe(
      'Edition 12 of Example {0} is here',
    );
    expect(say`Off`).toBe('Off');
  });

  test('parts stand where they are written, and nothing stands for empty texts', () => {
    expect(sayAround`${['link']} to see your own day here.`).toEqual([
      ['link'],
      ' to see your own day here.',
    ]);
  });

  test.each([
    [0, '0 residents'],
    [1, '1 resident'],
    [2, '2 residents'],
  ])('%d of something', (count, words) => {
    expect(sayCount(count, '# resident', '# residents')).toBe(words);
  });
});

describe('in another language', () => {
  test('values stand where the language wants them', () => {
    speak(speaking('de', { '{0} ago': 'vor {0}', 'Call {0}, {1}': '{1}: {0} anrufen' }));
    expect(say`${'3 h'} ago`).toBe('vor 3 h');
    expect(say`Call ${'Ada'}, ${'555'}`).toBe('555: Ada anrufen');
    expect(sayAround`${['strong']} ago`).toEqual(['vor ', ['strong']]);
  });

  test('what a value holds is no place for another', () => {
    speak(speaking('de', { '{0} of {1}': '{1}: {0}' }));
    expect(say`${'{1}'} of ${'Ada'}`).toBe('Ada: {1}');
  });

  test('what is counted has as many forms as the language', () => {
    const forms = '# dzień | # dni | # dni (many) | # dnia';
    speak(speaking('pl', { '# day | # days': forms }));
    const days = [1, 2, 5, 22].map((count) => sayCount(count, '# day', '# days'));
    expect(days).toEqual(['1 dzień', '2 dni', '5 dni (many)', '22 dni']);
  });

  test('what is not translated stays English', () => {
    speak(speaking('de', {}));
    expect(say`Off`).toBe('Off');
    expect(sayCount(2, '# day', '# days')).toBe('2 days');
  });
});

// What people choose, written for this list from what every published count of leaked passwords agrees on: first names,
// keyboard walks, teams, months, places of work and a few dozen words, with digits and signs around them.
const WORDS = new Set(
  `password passwort passphrase passcode pass login signin welcome letmein admin administrator root user guest test
testing tester demo default secret private access account master system server changeme change temp temporary
qwerty qwertz azerty asdf asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qweasd qweasdzxc iloveyou loveyou love lovely
mylove sweetheart darling princess prince queen king angel baby babygirl babyboy honey sugar sunshine rainbow
butterfly flower rose daisy lily cherry apple banana orange peach strawberry chocolate cookie cupcake candy
dragon monkey tiger lion eagle panther wolf bear dolphin shark horse puppy kitten kitty cat dog bulldog
football baseball basketball soccer hockey tennis golf softball swimming running yankees redsox cubs dodgers
giants lakers celtics bulls warriors cowboys steelers packers eagles patriots broncos raiders chelsea arsenal
liverpool barcelona realmadrid juventus michael jordan jennifer jessica ashley amanda sarah samantha elizabeth
nicole michelle stephanie melissa danielle heather rachel anthony matthew daniel andrew joshua christopher
joseph robert william david james john thomas charles george edward richard patrick kevin brian steven jason
justin brandon ryan jacob nathan tyler austin dylan logan hunter taylor morgan jasmine amber crystal tiffany
maria anna emma olivia sophia isabella charlotte amelia mia evelyn harper alexander benjamin samuel oliver
superman batman spiderman starwars starwar pokemon pikachu naruto minecraft fortnite matrix trustno freedom
liberty america american england france germany canada mexico brazil india london paris berlin newyork boston
chicago texas florida california houston dallas denver seattle atlanta phoenix philadelphia portland detroit
january february march april may june july august september october november december spring summer autumn
fall winter monday tuesday wednesday thursday friday saturday sunday today tomorrow hello hellothere goodbye
whatever nothing something anything everything computer laptop internet google facebook twitter instagram
youtube amazon netflix microsoft windows apple iphone android samsung nokia pizza coffee whiskey guinness
corvette mustang ferrari porsche mercedes toyota honda harley yamaha killer shadow ninja samurai warrior
wizard phantom ghost zombie vampire demon devil heaven jesus christ jesuschrist blessed blessing faith hope
grace peace trinity genesis god godisgood lucky lucky happy happiness smile forever always friend friends
bestfriend family mother father mommy daddy brother sister grandma summertime music guitar metallica nirvana
eminem slipknot beatles rockstar rocknroll dancer cheer cheerleader gamer player money dollar million business
hospital clinic medicine medical doctor nurse resident residency intern internship attending faculty physician
surgery surgeon pediatrics psychiatry radiology anesthesia cardiology oncology emergency schedule scheduler
scheduling rotation oncall call oncalltoday epic cerner pager health healthcare wellness university college
school student teacher academic program director coordinator chief fellowship fellow acgme`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

const WALKS = [
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '1q2w3e4r5t6y7u8i9o0p',
  'abcdefghijklmnopqrstuvwxyz',
  '12345678901234567890',
];

const LOOK_ALIKES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** A password needs at least so many letters that are not explained by something common. */
const UNEXPLAINED_MIN = 4;

/**
 * Whether a password is one of those that guessers try first: words that many choose, even several in a row or written
 * with look-alike digits, walks over the keyboard, one piece again and again, whatever is said of the account itself; with
 * digits, signs and a few letters around them.
 * @param ofAccount words such as the e-mail address.
 */
export function isCommonPassword(password: string, ofAccount: readonly string[] = []): boolean {
  const lower = password.toLowerCase();
  const own = ofAccount.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u));
  const known = new Set([...WORDS, ...own.filter((word) => word.length >= 3)]);
  const readings = [lower, Array.from(lower, (letter) => LOOK_ALIKES[letter] ?? letter).join('')];
  return readings.some((reading) => unexplained(withoutWalks(reading), known) < UNEXPLAINED_MIN);
}

/** Without runs of keys that lie in a row, either way, and without letters that repeat what stands before. */
function withoutWalks(text: string): string {
  let rest = text;
  for (const walk of [...WALKS, ...WALKS.map((way) => Array.from(way).toReversed().join(''))]) {
    for (let length = Math.min(walk.length, rest.length); length >= 4; length--) {
      for (let start = 0; start + length <= walk.length; start++) {
        rest = rest.replaceAll(walk.slice(start, start + length), '');
      }
    }
  }
  return rest.replaceAll(/(.)\1{2,}|(.{2,6}?)\2+/gu, '$1$2');
}

/** How many letters are left when the longest known words, and whatever is no letter, are taken away. */
function unexplained(text: string, known: ReadonlySet<string>): number {
  let rest = text;
  const words = [...known].filter((word) => text.includes(word));
  for (const word of words.toSorted((one, other) => other.length - one.length)) {
    rest = rest.replaceAll(word, ' ');
  }
  return rest.replaceAll(/[^\p{L}]/gu, '').length;
}

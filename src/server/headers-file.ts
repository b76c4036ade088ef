/** One block of a `_headers` file: a path pattern (`*` stands for anything) and its headers. */
export interface HeaderRule {
  readonly pattern: string;
  readonly headers: ReadonlyArray<readonly [name: string, value: string]>;
}

/**
 * Parses the `_headers` format that Netlify and Cloudflare Pages read: a pattern on a line of its
 * own, its headers indented below, `#` comments. Throws on a header line before any pattern.
 */
export function parseHeadersFile(text: string): HeaderRule[] {
  const rules: { pattern: string; headers: [string, string][] }[] = [];
  for (const line of text.split('\n')) {
    const content = line.trim();
    if (content === '' || content.startsWith('#')) continue;
    if (!/^\s/.test(line)) {
      rules.push({ pattern: content, headers: [] });
      continue;
    }
    const colon = content.indexOf(':');
    const rule = rules.at(-1);
    if (!rule || colon < 1) throw new Error(`_headers: not a header: ${content}`);
    rule.headers.push([content.slice(0, colon), content.slice(colon + 1).trim()]);
  }
  return rules;
}

/** The headers for a URL path; a header that several blocks name is joined, as the hosts do it. */
export function headersFor(rules: readonly HeaderRule[], urlPath: string): Headers {
  const headers = new Headers();
  for (const rule of rules) {
    if (!matches(rule.pattern, urlPath)) continue;
    for (const [name, value] of rule.headers) headers.append(name, value);
  }
  return headers;
}

/**
 * The content security policy as a `<meta>` element may carry it: browsers ignore
 * `frame-ancestors` there and complain about it. Throws when the file sets no policy for `/`.
 */
export function metaContentSecurityPolicy(rules: readonly HeaderRule[]): string {
  const policy = headersFor(rules, '/').get('content-security-policy');
  if (policy === null) throw new Error('_headers: no Content-Security-Policy for /');
  return policy
    .split(';')
    .map((directive) => directive.trim())
    .filter((directive) => !directive.startsWith('frame-ancestors'))
    .join('; ');
}

function matches(pattern: string, urlPath: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(urlPath);
}

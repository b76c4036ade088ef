import { expect, test } from 'vitest';
import { Metrics } from '../../../src/server/operations/metrics.ts';

test('values stand as Prometheus reads them', () => {
  const metrics = new Metrics();
  const made = metrics.counter('made_total', 'What was made.');
  made({ by: 'a "quoted"\nname\\' });
  made({ by: 'b' }, 2);
  made({ by: 'b' });
  metrics.gauge('waiting', 'Who waits.', () => 7);
  const took = metrics.histogram('took_seconds', 'How long it took.');
  took({ route: '/x' }, 0.002);
  took({ route: '/x' }, 0.3);
  took({ route: '/x' }, 99);
  const text = metrics.text();
  expect(text).toContain(
    '# HELP made_total What was made.\n# TYPE made_total counter\n' +
      'made_total{by="a \\"quoted\\"\\nname\\\\"} 1\nmade_total{by="b"} 3\n',
  );
  expect(text).toContain('# TYPE waiting gauge\nwaiting 7\n');
  expect(text).toContain('took_seconds_bucket{le="0.001",route="/x"} 0\n');
  expect(text).toContain('took_seconds_bucket{le="0.0025",route="/x"} 1\n');
  expect(text).toContain('took_seconds_bucket{le="0.5",route="/x"} 2\n');
  expect(text).toContain('took_seconds_bucket{le="+Inf",route="/x"} 3\n');
  expect(text).toContain('took_seconds_sum{route="/x"} 99.302\ntook_seconds_count{route="/x"} 3\n');
  for (const line of text.trimEnd().split('\n')) {
    expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{.*\})? [\d.e+-]+)$/);
  }
});

test('a name stands for one thing', () => {
  const metrics = new Metrics();
  metrics.counter('made_total', 'What was made.');
  expect(() => metrics.counter('made_total', 'Something else.')).toThrow('there already');
});

import { expect, it } from 'vitest';
import { isDeeperThan } from './nesting.ts';

it.each([
  ['open tags', '<div>'.repeat(50), true],
  ['tags that are closed', '<div>x</div>'.repeat(50), false],
  ['what has no end or needs none', '<br><img src=x><p>a<li>b<tr><td>c'.repeat(50), false],
  ['ends of something else', '<div></b>'.repeat(50), true],
  ['ends in comments', '<div><!-- </div> -->'.repeat(50), true],
  ['ends in values', `<div title="</div>" lang='</div>'>`.repeat(50), true],
  ['tags in scripts', `<script>${'<div>'.repeat(50)}</script>`, false],
  ['tags in values', '<b title="<div>"></b>'.repeat(50), false],
  ['signs that are no tags', 'a < b <- <3 '.repeat(50), false],
  ['capitals', '<DIV></div>'.repeat(50), false],
  ['loose quotes', `<p>it's "fine"</p><b '>x</b>`.repeat(50), false],
])('counts %s', (_, html, isDeep) => {
  expect(isDeeperThan(html, 20)).toBe(isDeep);
});

it.each(['<!--', '<a b="', '<script>', '<', '</', '<div ', '<div a=  "'])(
  'takes no time over %j',
  (piece) => {
    const began = performance.now();
    isDeeperThan(piece.repeat(200_000), 1000);
    expect(performance.now() - began).toBeLessThan(2000);
  },
);

import { numbersOf } from '@/lib/text/numbers'
import { numbersOf as old } from '@/lib/text/zzold'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'vitest'
test('x', () => {
  const dir = '/work/wt/numbers/tests/eval/articles/'
  const text = readdirSync(dir, { recursive: true }).map(String).filter(f => /\.(txt|json|jsonl|md)$/.test(f)).map(f => readFileSync(dir + f, 'utf8')).join('\n').slice(0, 400000)
  const sents = text.split(/(?<=\.)\s/)
  for (const f of [old, numbersOf, old, numbersOf]) { const t = performance.now(); let n = 0; for (const s of sents) n += f(s).length; console.log(f === old ? 'old' : 'new', sents.length, text.length, n, performance.now() - t) }
  const changed = sents.flatMap(s => { const show = (x: any) => JSON.stringify(x.map((n: any) => [s.slice(n.start, n.end), n.value, n.sign])); return show(old(s)) === show(numbersOf(s)) ? [] : [show(old(s)) + '  =>  ' + show(numbersOf(s))+JSON.stringify(numbersOf(s).map(n=>n.measure))] })
  console.log(changed.length, changed.slice(0, 60).join('\n'))
  for (const h of ['1'.repeat(50000), '1 '.repeat(25000), '1,'.repeat(25000), 'one '.repeat(12000), '5 h '.repeat(12000), 'two and '.repeat(8000), "1 and ".repeat(9000), 'a '.repeat(25000), ' '.repeat(50000), 'half a '.repeat(8000), 'square '.repeat(8000), '5 square '.repeat(6000), '1½ '.repeat(15000), '1/'.repeat(25000), 'twenty-'.repeat(8000),'hundred '.repeat(7000),'1 lakh million '.repeat(4000),'5'+' '.repeat(50000), '1:11:11'.repeat(7000), 'about '.repeat(9000), 'a day and '.repeat(5000), '$'.repeat(50000), '1.111'.repeat(10000), "1'111".repeat(10000), '5 degrees '.repeat(5000),'5 m/'.repeat(12000),'–'.repeat(50000),'1,11'.repeat(12000)]) {
    const time = (s: string, f: any) => { const t = performance.now(); f(s); return performance.now() - t }
    const [a, b] = [time(h.slice(0, h.length / 2), numbersOf), time(h, numbersOf)]
    console.log(JSON.stringify(h.slice(0, 12)), a.toFixed(1), b.toFixed(1), 'old', time(h, old).toFixed(1))
  }
}, 200000)

import { sampleMarks } from './eval/sample-marks'
import { readHeldOutTexts } from './train/held-out-texts'

// `node scripts/run.mjs scripts/sample-marks.ts [COUNT] [SEED]`: marks on the pages with a realistic mix that only measure, one a
// line, to be classified by a reader. The classified ones are in tests/eval/samples/marks.jsonl (200, seed 21).

const [count = 200, seed = 20] = process.argv.slice(2).map(Number)
for (const mark of sampleMarks(readHeldOutTexts().life, count, seed)) console.log(JSON.stringify(mark))

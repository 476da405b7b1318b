import { pairsIn, readerAnswers, readerVotes, scoreJudges } from '@/tools/lab/eval/research'
for (const set of ['develop', 'held-aside'] as const) {
  const { found, falseAlarms, recall, precision } = scoreJudges(pairsIn(set), readerVotes(readerAnswers()))
  console.log(set, found, falseAlarms, recall.toFixed(3), precision.toFixed(4))
}

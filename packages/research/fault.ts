import { Refusal } from '@/tools/shared/command'

/** A fault that the user can mend, after which a research can be continued. */
export class ResearchFault extends Refusal {
  constructor(words: string) {
    super(words, 1)
  }
}

import { FindModel, type FindModelProps } from '@/components/model/find-model'
import '@/components/model/second-opinion.css'
import { findServer } from '@/lib/check/model/model-source'

interface FindModelHereProps extends Pick<FindModelProps, 'children' | 'model'> {
  /** A model is connected: the offer is gone from the screen. */
  onFound?: () => void
}

/** The search for a model on this computer, for each screen that offers it. */
export default function FindModelHere({ onFound, ...props }: FindModelHereProps) {
  const find = async () => {
    const answer = await findServer()
    if (answer.ok) onFound?.()
    return answer
  }
  return <FindModel origin={location.origin} onFind={find} {...props} />
}

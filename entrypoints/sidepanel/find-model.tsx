import { FindModel, type FindModelProps } from '@/components/model/find-model'
import '@/components/model/second-opinion.css'
import { findServer } from './model-source'

/** The search for a model on this computer, for each screen that offers it. */
export default function FindModelHere({ children, model = null, onFound }: FindModelHereProps) {
  const find = async () => {
    const answer = await findServer()
    if (answer.ok) onFound(answer.models)
    return answer
  }
  return (
    <FindModel origin={location.origin} onFind={find} model={model}>
      {children}
    </FindModel>
  )
}

interface FindModelHereProps extends Pick<FindModelProps, 'children' | 'model'> {
  /** A model is connected: the offer is gone from the screen. */
  onFound: (models: string[]) => void
}

import { Component, type ReactNode } from 'react'

interface FaultBoundaryProps {
  /** What is drawn: after a fault, another value is tried anew. */
  of: unknown
  /** Drawn instead of children that cannot be drawn. */
  fallback: ReactNode
  children: ReactNode
}

interface FaultBoundaryState {
  of: unknown
  isBroken: boolean
}

/** Children whose fault costs themselves alone: without it, React takes the whole panel away. */
export class FaultBoundary extends Component<FaultBoundaryProps, FaultBoundaryState> {
  override state: FaultBoundaryState = { of: this.props.of, isBroken: false }

  static getDerivedStateFromError(): Partial<FaultBoundaryState> {
    return { isBroken: true }
  }

  static getDerivedStateFromProps({ of }: FaultBoundaryProps, state: FaultBoundaryState): FaultBoundaryState | null {
    return Object.is(of, state.of) ? null : { of, isBroken: false }
  }

  override render(): ReactNode {
    return this.state.isBroken ? this.props.fallback : this.props.children
  }
}

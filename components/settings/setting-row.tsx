import type { ReactNode } from 'react'

export interface SettingRowProps {
  name: ReactNode
  about?: ReactNode
  className?: string
  children?: ReactNode
}

/** A setting: its name, what it does, and its value below. */
export function SettingRow({ name, about, className = 'set', children }: SettingRowProps) {
  return (
    <div className={className}>
      <h2>{name}</h2>
      {about !== undefined && <p>{about}</p>}
      {children}
    </div>
  )
}

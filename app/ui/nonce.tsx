import { createContext, useContext } from 'react'

const NonceContext = createContext<string | undefined>(undefined)

export const NonceProvider = NonceContext.Provider

/** The nonce of this answer's content security policy, for the few inline scripts there are. */
export const useNonce = () => useContext(NonceContext)

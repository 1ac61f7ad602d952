'use client';

import { useQueryClient } from '@tanstack/react-query';
import type { AnyEndpoint } from '@wardbook/contracts/core/endpoint';
import { createContext, type ReactNode, useContext, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useApi } from './api-provider';
import { type LiveMessage, type LiveStatus, openLive } from './live-connection';
import { invalidate } from './queries';

type Listener = (message: LiveMessage) => void;
interface LiveContextValue {
  status: LiveStatus;
  listen: (listener: Listener) => () => void;
}

const LiveContext = createContext<LiveContextValue>({ status: 'connecting', listen: () => () => undefined });

/** Opens the browser's one live stream for everything below. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const [status, setStatus] = useState<LiveStatus>('connecting');
  const listeners = useRef(new Set<Listener>());
  useEffect(
    () =>
      openLive({
        onStatus: setStatus,
        onMessage: (message) => {
          for (const listener of listeners.current) listener(message);
        },
      }),
    [],
  );
  const value = useMemo(
    () => ({
      status,
      listen: (listener: Listener) => {
        listeners.current.add(listener);
        return () => listeners.current.delete(listener);
      },
    }),
    [status],
  );
  return <LiveContext value={value}>{children}</LiveContext>;
}

export const useLiveStatus = (): LiveStatus => useContext(LiveContext).status;

/** Fetches these endpoints again whenever the topic is announced in this facility: `useLive('queue', [listQueue])`. */
export function useLive(topic: string, endpoints: readonly AnyEndpoint[]): void {
  const { listen } = useContext(LiveContext);
  const { facilityId } = useApi();
  const client = useQueryClient();
  const hear = useEffectEvent((message: LiveMessage) => {
    const here = message.facility === null || message.facility === facilityId;
    if (here && (message.topic === topic || message.topic === '*')) void invalidate(client, endpoints);
  });
  useEffect(() => listen((message) => hear(message)), [listen]);
}

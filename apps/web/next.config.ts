import { resolve } from 'node:path';
import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const repositoryRoot = resolve(process.cwd(), '../..');

const config: NextConfig = {
  output: 'standalone',
  outputFileTracingRoot: repositoryRoot,
  turbopack: { root: repositoryRoot },
  poweredByHeader: false,
  // The front door compresses; Next behind it on loopback would only spend the same work twice.
  compress: false,
  // AGENTS.md is written by people who know this product, not by the development server.
  agentRules: false,
  devIndicators: false,
  // `npm run check` checks the types of the whole product; a build need not do it again.
  typescript: { ignoreBuildErrors: true },
};

export default createNextIntlPlugin('./src/i18n/request.ts')(config);

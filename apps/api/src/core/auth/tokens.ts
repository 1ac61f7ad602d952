import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK, jwtVerify, SignJWT } from 'jose';
import { Problem } from '../problem.error.js';
import { readOrMake } from '../whole-file.js';

export const ACCESS_TOKEN_SECONDS = 600;
const ISSUER = 'wardbook';
/** A token that the same key signs for another purpose opens no session. */
const AUDIENCE = 'wardbook-session';
const MOST_CACHED = 10_000;

interface AccessClaims {
  userId: string;
  sessionId: string;
  expiresAt: number;
}

/** Signs and checks access tokens. They only name a session; whether it still lives is asked of the database each time. */
export class Tokens {
  /** A verification costs 0.16 ms, so what was verified once is remembered until it expires. */
  private readonly verified = new Map<string, AccessClaims>();

  private constructor(
    private readonly privateKey: CryptoKey,
    private readonly publicKey: CryptoKey,
    private readonly draftSecret: Buffer,
  ) {}

  /** Reads the signing key from WARDBOOK_DATA, or makes it at the first start. */
  static async open(dataFolder: string): Promise<Tokens> {
    const jwk = await signingKey(join(dataFolder, 'keys'));
    const { d: secret = '', ...publicJwk } = jwk;
    const [privateKey, publicKey] = [await importJWK(jwk, 'EdDSA'), await importJWK(publicJwk, 'EdDSA')] as [CryptoKey, CryptoKey];
    return new Tokens(privateKey, publicKey, Buffer.from(hkdfSync('sha256', secret, '', 'drafts', 32)));
  }

  async sign(userId: string, sessionId: string): Promise<string> {
    return await new SignJWT({ sid: sessionId })
      .setProtectedHeader({ alg: 'EdDSA' })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setSubject(userId)
      .setIssuedAt()
      .setExpirationTime(`${ACCESS_TOKEN_SECONDS}s`)
      .sign(this.privateKey);
  }

  /** Encrypts the drafts of a user in the browser. A browser without a session of this user cannot read them. */
  draftKey(userId: string): string {
    return createHmac('sha256', this.draftSecret).update(userId).digest('base64url');
  }

  /** Throws `session-expired` for a token of ours that has run out, `not-signed-in` for anything else. */
  async verify(token: string): Promise<AccessClaims> {
    const digest = hashToken(token).toString('base64');
    const known = this.verified.get(digest);
    if (known && known.expiresAt > Date.now()) return known;
    const claims = await this.verifySignature(token);
    if (this.verified.size >= MOST_CACHED) this.verified.clear();
    this.verified.set(digest, claims);
    return claims;
  }

  private async verifySignature(token: string): Promise<AccessClaims> {
    try {
      const { payload } = await jwtVerify(token, this.publicKey, {
        issuer: ISSUER,
        audience: AUDIENCE,
        algorithms: ['EdDSA'],
        requiredClaims: ['sub', 'sid', 'exp'],
      });
      return { userId: String(payload.sub), sessionId: String(payload.sid), expiresAt: Number(payload.exp) * 1000 };
    } catch (error) {
      throw new Problem((error as { code?: string }).code === 'ERR_JWT_EXPIRED' ? 'session-expired' : 'not-signed-in');
    }
  }
}

/** A refresh token: 256 random bits, of which the database keeps only the hash. */
export function newRefreshToken(): string {
  return randomBytes(32).toString('base64url');
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Without its file a new key is made, and every session begins again with a sign-in. */
async function signingKey(folder: string): Promise<JWK> {
  return await readOrMake(join(folder, 'session-signing.json'), async () => {
    const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
    return await exportJWK(privateKey);
  });
}

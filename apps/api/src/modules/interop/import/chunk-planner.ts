import type { Insertable } from 'kysely';
import type { z } from 'zod';
import type { DB } from '../../../core/database/database.types.js';
import { elementsNotKept } from '../fhir/elements-not-kept.js';
import { partyResource } from '../fhir/fhir-resources.js';
import { type Code, codeOf, concept, type Reference } from '../fhir/fhir-values.js';
import { isPartyKind, mapParty, type PartyKind } from '../fhir/map-party.js';
import { refuseModified } from '../fhir/modifiers.js';
import { isSkipped, resourceType } from '../fhir/resource-types.js';
import type { SourceResource } from './bundle-reader.js';
import type { ImportContext, ImportingFacility } from './import-context.js';
import { type ImportRows, noRows } from './import-rows.js';
import { ImportTally, type Outcome } from './import-tally.js';
import { Rejected } from './rejected.js';
import { keyOfReference, searchOf } from './source-keys.js';

/** A resource with its whole name and the id that it gets here, if it is new. */
export type NamedResource = SourceResource & { key: string; localId: string };

export interface KnownSource {
  localId: string;
  hash: string;
  /** Of an organisation, practitioner or place. */
  name: string | null;
}

export interface KnownWorld {
  facility: ImportingFacility;
  sourceName: string;
  /** What earlier lines and runs brought in, by key. */
  sources: ReadonlyMap<string, KnownSource>;
  /** Organisations, practitioners and places by `kind|system|value`. */
  parties: ReadonlyMap<string, { id: string; name: string }>;
}

export interface Plan {
  rows: ImportRows;
  parties: (Insertable<DB['external_party']> & { id: string })[];
  /** What the mapping table learns. */
  sources: NamedResource[];
  tally: ImportTally;
}

/** Decides what becomes of every resource of a part of a file. It reads nothing and writes nothing. */
export class ChunkPlanner {
  private readonly plan: Plan = { rows: noRows(), parties: [], sources: [], tally: new ImportTally() };
  private readonly byKey: Map<string, NamedResource>;
  private readonly taken = new Map<string, NamedResource>();
  private readonly partyByIdentifier = new Map<string, string>();
  private readonly partyNames = new Map<string, string>();
  private readonly owners = new Map<string, NamedResource>();
  private readonly linesWithNews: Set<number>;

  /** The resources must be in the order of their ranks, so that what others refer to comes first. */
  constructor(
    private readonly resources: readonly NamedResource[],
    private readonly world: KnownWorld,
  ) {
    this.byKey = new Map(resources.map((resource) => [resource.key, resource]));
    const news = resources.filter(({ type, key }) => !isSkipped(type) && !isPartyKind(type) && !world.sources.has(key));
    this.linesWithNews = new Set(news.map(({ line }) => line));
    for (const resource of resources) this.noteOwnership(resource);
  }

  make(): Plan {
    for (const resource of this.resources) {
      const { type, line, entry } = resource;
      try {
        this.plan.tally.count(type, this.take(resource));
      } catch (error) {
        if (!(error instanceof Rejected)) throw error;
        this.plan.tally.count(type, 'rejected');
        this.plan.tally.report({ line, entry, type, reason: error.reason });
      }
    }
    return this.plan;
  }

  private take(resource: NamedResource): Outcome {
    if (isSkipped(resource.type)) return 'skipped';
    if (isPartyKind(resource.type)) return this.takeParty(resource, resource.type);
    const earlier = this.taken.get(resource.key);
    if (earlier && earlier.hash !== resource.hash) throw new Rejected('other-content-than-before');
    if (earlier) return 'merged';
    const known = this.world.sources.get(resource.key);
    if (known && known.hash !== resource.hash) throw new Rejected('other-content-than-before');
    if (known) return 'unchanged';
    const type = resourceType(resource.type);
    type?.map(resource.content, this.contextOf(resource), this.plan.rows);
    if (type) this.countNotKept(resource, type.schema);
    this.keep(resource);
    return 'stored';
  }

  /**
   * Sources repeat their organisations and practitioners in every bundle, not always to the letter; the first copy counts.
   * A copy in a bundle that brings nothing else new has been seen before.
   */
  private takeParty(resource: NamedResource, kind: PartyKind): Outcome {
    if (this.taken.has(resource.key)) return 'merged';
    if (this.world.sources.has(resource.key)) return this.linesWithNews.has(resource.line) ? 'merged' : 'unchanged';
    refuseModified(resource.content);
    const read = partyResource.safeParse(resource.content, { reportInput: true });
    if (!read.success) throw Rejected.bySchema(read.error);
    const row = mapParty(kind, resource.localId, read.data);
    const identifier = `${kind}|${row.identifier_system}|${row.identifier_value}`;
    const sameId = row.identifier_value ? (this.world.parties.get(identifier)?.id ?? this.partyByIdentifier.get(identifier)) : undefined;
    this.keep(sameId ? { ...resource, localId: sameId } : resource);
    this.partyNames.set(sameId ?? row.id, row.name);
    if (sameId) return 'merged';
    this.partyByIdentifier.set(identifier, row.id);
    this.plan.parties.push(row);
    this.countNotKept(resource, partyResource);
    return 'stored';
  }

  private keep(resource: NamedResource): void {
    this.taken.set(resource.key, resource);
    this.plan.sources.push(resource);
  }

  private countNotKept({ type, content }: NamedResource, schema: z.ZodType): void {
    elementsNotKept(type, schema, content, (path) => this.plan.tally.countNotKept(path));
  }

  private contextOf(resource: NamedResource): ImportContext {
    return {
      id: resource.localId,
      facility: this.world.facility,
      patient: (reference) => {
        const found = this.find(reference, resource);
        if (!found) throw new Rejected('patient not-imported');
        return found.localId;
      },
      local: (reference, type) => this.localId(reference, type, resource),
      partyName: (reference) => this.partyName(reference, resource),
      codeFor: (reference) => this.codeFor(reference, resource),
      ownerId: this.ownerOf(resource),
      notKept: (path) => this.plan.tally.countNotKept(path),
    };
  }

  /** What is stored already or goes in with this part. What was rejected here cannot be referred to. */
  private find(reference: Reference, from: NamedResource): { localId: string; name: string | null } | null {
    const key = this.keyFrom(reference, from);
    if (key === null) return null;
    const taken = this.taken.get(key);
    if (taken) return { localId: taken.localId, name: this.partyNames.get(taken.localId) ?? null };
    return this.world.sources.get(key) ?? null;
  }

  private keyFrom(reference: Reference | undefined, from: NamedResource): string | null {
    return reference?.reference === undefined ? null : keyOfReference(reference.reference, from, this.world.sourceName);
  }

  private localId(reference: Reference | undefined, type: string, from: NamedResource): string | null {
    if (reference?.reference === undefined || reference.reference.startsWith('#')) return null;
    const found = this.find(reference, from);
    if (!found) this.plan.tally.countUnresolved(type);
    return found?.localId ?? null;
  }

  private partyName(reference: Reference | undefined, from: NamedResource): string | null {
    if (reference?.reference === undefined) return reference?.display ?? null;
    const search = searchOf(reference.reference);
    const identifier = search ? `${search.type}|${search.system}|${search.value}` : '';
    const found = search ? this.partyBySearch(identifier) : this.find(reference, from)?.name;
    if (found) return found;
    this.plan.tally.countUnresolved(search?.type ?? 'unknown');
    return reference.display ?? search?.value ?? null;
  }

  private partyBySearch(identifier: string): string | null {
    const here = this.partyByIdentifier.get(identifier);
    return here === undefined ? (this.world.parties.get(identifier)?.name ?? null) : (this.partyNames.get(here) ?? null);
  }

  private codeFor(reference: Reference | undefined, from: NamedResource): Code | null {
    const key = this.keyFrom(reference, from);
    const target = key === null ? undefined : this.byKey.get(key);
    const read = concept.safeParse(target?.content.code);
    if (read.success) return codeOf(read.data);
    return reference?.display === undefined ? null : { system: null, code: null, display: reference.display };
  }

  /** FHIR's report names its values and its plan the goals; here the parts name the whole. */
  private noteOwnership(owner: NamedResource): void {
    const parts = owner.type === 'DiagnosticReport' ? owner.content.result : owner.type === 'CarePlan' ? owner.content.goal : undefined;
    if (!Array.isArray(parts)) return;
    for (const part of parts as (Reference | null)[]) {
      const key = typeof part?.reference === 'string' ? this.keyFrom(part, owner) : null;
      if (key !== null) this.owners.set(key, owner);
    }
  }

  private ownerOf({ key }: NamedResource): string | null {
    const owner = this.owners.get(key);
    return owner === undefined ? null : (this.taken.get(owner.key)?.localId ?? this.world.sources.get(owner.key)?.localId ?? null);
  }
}

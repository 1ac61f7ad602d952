import { Controller } from '@nestjs/common';
import * as contract from '@wardbook/contracts/encounters';
import type { Input } from '@wardbook/contracts/endpoint';
import { Args, Implements } from '../../core/http/implements.js';
import { CarePlans } from './care-plans.service.js';
import { Favourites } from './favourites.service.js';
import { Notes } from './notes.service.js';

@Controller()
export class NotesController {
  constructor(
    private readonly notes: Notes,
    private readonly plans: CarePlans,
    private readonly favourites: Favourites,
  ) {}

  @Implements(contract.listNoteTemplates)
  listNoteTemplates() {
    return this.notes.templates();
  }

  @Implements(contract.listDrafts)
  listDrafts() {
    return this.notes.drafts();
  }

  @Implements(contract.startNote)
  startNote(@Args() { body }: Input<typeof contract.startNote>) {
    return this.notes.start(body);
  }

  @Implements(contract.readNote)
  readNote(@Args() { params }: Input<typeof contract.readNote>) {
    return this.notes.read(params.id);
  }

  @Implements(contract.saveNote)
  saveNote(@Args() { params, body }: Input<typeof contract.saveNote>) {
    return this.notes.save(params.id, body);
  }

  @Implements(contract.signNote)
  signNote(@Args() { params, body }: Input<typeof contract.signNote>) {
    return this.notes.sign(params.id, body.version);
  }

  @Implements(contract.discardNote)
  discardNote(@Args() { params, body }: Input<typeof contract.discardNote>) {
    return this.notes.discard(params.id, body.version);
  }

  @Implements(contract.addAddendum)
  addAddendum(@Args() { params, body }: Input<typeof contract.addAddendum>) {
    return this.notes.addAddendum(params.id, body.text);
  }

  @Implements(contract.markNoteWrong)
  markNoteWrong(@Args() { params, body }: Input<typeof contract.markNoteWrong>) {
    return this.notes.markWrong(params.id, body.reason);
  }

  @Implements(contract.startCarePlan)
  startCarePlan(@Args() { params, body }: Input<typeof contract.startCarePlan>) {
    return this.plans.start(params.id, body);
  }

  @Implements(contract.listCarePlans)
  listCarePlans(@Args() { params }: Input<typeof contract.listCarePlans>) {
    return this.plans.list(params.id);
  }

  @Implements(contract.changeCarePlan)
  changeCarePlan(@Args() { params, body }: Input<typeof contract.changeCarePlan>) {
    return this.plans.change(params.id, body);
  }

  @Implements(contract.followGoal)
  followGoal(@Args() { params, body }: Input<typeof contract.followGoal>) {
    return this.plans.followGoal(params.id, body);
  }

  @Implements(contract.followActivity)
  followActivity(@Args() { params, body }: Input<typeof contract.followActivity>) {
    return this.plans.followActivity(params.id, body);
  }

  @Implements(contract.listFavourites)
  listFavourites() {
    return this.favourites.list();
  }

  @Implements(contract.keepFavourite)
  keepFavourite(@Args() { body }: Input<typeof contract.keepFavourite>) {
    return this.favourites.keep(body);
  }

  @Implements(contract.removeFavourite)
  removeFavourite(@Args() { params }: Input<typeof contract.removeFavourite>) {
    return this.favourites.remove(params.id);
  }
}

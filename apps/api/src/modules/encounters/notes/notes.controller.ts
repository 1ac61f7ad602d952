import { Controller } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import * as carePlans from '@wardbook/contracts/encounters/care-plans';
import * as favourites from '@wardbook/contracts/encounters/favourites';
import * as notes from '@wardbook/contracts/encounters/notes';
import { Args, Implements } from '../../../core/http/implements.js';
import { Favourites } from '../orders/favourites.service.js';
import { CarePlans } from '../records/care-plans.service.js';
import { Notes } from './notes.service.js';

@Controller()
export class NotesController {
  constructor(
    private readonly notes: Notes,
    private readonly plans: CarePlans,
    private readonly favourites: Favourites,
  ) {}

  @Implements(notes.listNoteTemplates)
  listNoteTemplates() {
    return this.notes.templates();
  }

  @Implements(notes.listDrafts)
  listDrafts() {
    return this.notes.drafts();
  }

  @Implements(notes.startNote)
  startNote(@Args() { body }: Input<typeof notes.startNote>) {
    return this.notes.start(body);
  }

  @Implements(notes.readNote)
  readNote(@Args() { params }: Input<typeof notes.readNote>) {
    return this.notes.read(params.id);
  }

  @Implements(notes.saveNote)
  saveNote(@Args() { params, body }: Input<typeof notes.saveNote>) {
    return this.notes.save(params.id, body);
  }

  @Implements(notes.signNote)
  signNote(@Args() { params, body }: Input<typeof notes.signNote>) {
    return this.notes.sign(params.id, body.version);
  }

  @Implements(notes.discardNote)
  discardNote(@Args() { params, body }: Input<typeof notes.discardNote>) {
    return this.notes.discard(params.id, body.version);
  }

  @Implements(notes.addAddendum)
  addAddendum(@Args() { params, body }: Input<typeof notes.addAddendum>) {
    return this.notes.addAddendum(params.id, body.text);
  }

  @Implements(notes.markNoteWrong)
  markNoteWrong(@Args() { params, body }: Input<typeof notes.markNoteWrong>) {
    return this.notes.markWrong(params.id, body.reason);
  }

  @Implements(carePlans.startCarePlan)
  startCarePlan(@Args() { params, body }: Input<typeof carePlans.startCarePlan>) {
    return this.plans.start(params.id, body);
  }

  @Implements(carePlans.listCarePlans)
  listCarePlans(@Args() { params }: Input<typeof carePlans.listCarePlans>) {
    return this.plans.list(params.id);
  }

  @Implements(carePlans.changeCarePlan)
  changeCarePlan(@Args() { params, body }: Input<typeof carePlans.changeCarePlan>) {
    return this.plans.change(params.id, body);
  }

  @Implements(carePlans.followGoal)
  followGoal(@Args() { params, body }: Input<typeof carePlans.followGoal>) {
    return this.plans.followGoal(params.id, body);
  }

  @Implements(carePlans.followActivity)
  followActivity(@Args() { params, body }: Input<typeof carePlans.followActivity>) {
    return this.plans.followActivity(params.id, body);
  }

  @Implements(favourites.listFavourites)
  listFavourites() {
    return this.favourites.list();
  }

  @Implements(favourites.keepFavourite)
  keepFavourite(@Args() { body }: Input<typeof favourites.keepFavourite>) {
    return this.favourites.keep(body);
  }

  @Implements(favourites.removeFavourite)
  removeFavourite(@Args() { params }: Input<typeof favourites.removeFavourite>) {
    return this.favourites.remove(params.id);
  }
}

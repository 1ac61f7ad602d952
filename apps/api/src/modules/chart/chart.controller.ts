import { Controller } from '@nestjs/common';
import * as contract from '@wardbook/contracts/chart';
import type { Input } from '@wardbook/contracts/endpoint';
import { Args, Implements } from '../../core/http/implements.js';
import { ChartService } from './chart.service.js';

@Controller()
export class ChartController {
  constructor(private readonly charts: ChartService) {}

  @Implements(contract.readHistory)
  readHistory(@Args() { params }: Input<typeof contract.readHistory>) {
    return this.charts.history(params.id);
  }

  @Implements(contract.readSummary)
  readSummary(@Args() { params }: Input<typeof contract.readSummary>) {
    return this.charts.summary(params.id);
  }
}

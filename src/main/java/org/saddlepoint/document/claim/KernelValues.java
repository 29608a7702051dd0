package org.saddlepoint.document.claim;

import java.util.List;
import org.saddlepoint.expr.Kernel;

/** The values of the functions of a stage at a point. */
@FunctionalInterface
interface KernelValues {
  /** There is no stage. */
  KernelValues NONE = (kernel, arguments, at) -> Uncertain.UNDEFINED;

  /** @param arguments the values of the kernel's arguments at the point {@code at} */
  Uncertain value(Kernel kernel, List<Uncertain> arguments, Valuation at);
}

package org.saddlepoint.solve;
import org.saddlepoint.expr.*;
import org.saddlepoint.numeric.*;
import org.saddlepoint.rule.*;
import org.saddlepoint.model.*;
import java.util.*;
public class Scratch2 {
  public static void main(String[] a) {
    Expr x=TestNetworks.X;
    Network n=TestNetworks.independent(Expr.mul(Expr.apply("sign",x),Expr.pow(Expr.apply("abs",x),Expr.num(3,4))),"0.8",TestNetworks.frozen("1"));
    System.out.println(Derivation.meanField(n));
    MeanFieldSystem s=MeanFieldSystem.of(Derivation.meanField(n),new Clock.Continuous(),Map.of("neuron",Set.of(Expr.sym("x"))));
    System.out.println(s.site(0).readouts());
  }
}

package org.saddlepoint.solve;
import org.saddlepoint.expr.*;
import org.saddlepoint.rule.*;
import org.saddlepoint.model.*;
import java.util.*;
public class Scratch {
  public static void main(String[] a) {
    run(TestNetworks.TANH, "0.8"); run(TestNetworks.TANH,"1.2"); run(Expr.pow(TestNetworks.X,3),"0.07"); run(Expr.pow(TestNetworks.X,3),"0.0993"); run(Expr.pow(TestNetworks.X,3),"0.1");
    Expr x=TestNetworks.X;
    run(Expr.mul(Expr.apply("sign",x),Expr.pow(Expr.apply("abs",x),Expr.num(3,4))),"0.8");
    run(Expr.pow(Expr.add(Expr.ONE,Expr.apply("exp",Expr.neg(x))),-1),"2");
    run(Expr.apply("max",Expr.ZERO,x),"0.8");
  }
  static void run(Expr phi,String g){
    long t=System.nanoTime();
    Network n=TestNetworks.independent(phi,g,TestNetworks.frozen("1"));
    MeanFieldSystem s=MeanFieldSystem.of(Derivation.meanField(n),new Clock.Continuous(),Map.of("neuron",Set.of(Expr.sym("x"))));
    StaticSolver.Solved r=new StaticSolver(s).solve();
    double gg=Double.parseDouble(g);
    double P=r.parts().within()[0],Q=r.parts().across()[0];
    System.out.println(phi+" g="+g+" "+r.outcome()+" res="+r.residual()+" q="+P+" Q="+Q+" Delta="+(1+gg*gg*P)+" v="+(1+gg*gg*(P-Q))+"  "+(System.nanoTime()-t)/1e6+"ms");
  }
}

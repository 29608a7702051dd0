/**
 * Where the eigenvalues of large random networks lie, from statistics of their couplings: the boundary of the cloud and the single
 * eigenvalues that mean couplings put outside it. A {@link org.saddlepoint.numeric.cloud.RandomSystem} holds the linear responses of the
 * sites and the statistics, {@link org.saddlepoint.numeric.cloud.Resolvent} solves for the mean responses at one complex number,
 * {@link org.saddlepoint.numeric.cloud.CloudBoundary} and {@link org.saddlepoint.numeric.cloud.Outliers} use it. Start reading at the system.
 */
package org.saddlepoint.numeric.cloud;

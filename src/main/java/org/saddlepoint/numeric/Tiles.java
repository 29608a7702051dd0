package org.saddlepoint.numeric;

/**
 * The pieces of a block of rows that go to OpenBLAS one at a time. For products of moderate size it has kernels that read the matrix where it
 * is; larger ones are copied into another order first, which for a handful of columns takes longer than the product itself. One column
 * is a product of a matrix and a vector, which needs no pieces.
 *
 * @param height rows of a piece
 * @param width columns of J in a piece
 */
record Tiles(int height, int width) {
    /** What OpenBLAS multiplies without copying: rows · columns of Y in a piece, and multiplications. */
    private static final int MOST_RESULTS = 1200;

    private static final int MOST_PRODUCTS = 1_000_000;
    private static final int HEIGHT = 48;
    private static final int STEP = 8;

    /** @param most columns of X for which pieces pay */
    static Tiles of(int rows, int columns, int count, int most) {
        if (count == 1 || count > most) {
            return new Tiles(rows, columns);
        }
        int height = Math.min(HEIGHT, MOST_RESULTS / count / STEP * STEP);
        int width = Math.min(columns, MOST_PRODUCTS / (height * count));
        // Pieces of equal width: a narrow last one would cost as many calls for little.
        int pieces = (columns + width - 1) / width;
        return new Tiles(height, (columns + pieces - 1) / pieces);
    }
}

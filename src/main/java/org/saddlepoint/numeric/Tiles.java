package org.saddlepoint.numeric;

/**
 * The pieces of a block of rows that go to OpenBLAS one at a time. For products of moderate size it has kernels that read the matrix where it
 * is; larger ones are copied into another order first, which for a handful of columns takes longer than the product itself. One column
 * is a product of a matrix and a vector, which needs no pieces. From a vector register's worth of columns on the columns of X stand side by
 * side, {@code x[j*count + b]}: its kernels are then twice as fast, as far as a piece of X stays in the first-level cache.
 *
 * @param height rows of a piece
 * @param width columns of J in a piece
 * @param sideBySide the order of X and Y
 */
record Tiles(int height, int width, boolean sideBySide) {
    /** What OpenBLAS multiplies without copying: rows · columns of Y in a piece, and multiplications. */
    private static final int MOST_RESULTS = 1200;

    private static final int MOST_PRODUCTS = 1_000_000;
    private static final int HEIGHT = 48;
    private static final int STEP = 8;
    /** Bytes of a vector register. */
    private static final int REGISTER = 64;
    /** Columns beyond which one product of everything is as fast. */
    private static final int MOST_SIDE_BY_SIDE = 64;
    private static final int SIDE_HEIGHT = 32;
    /** The height where rows are so short, in bytes, that twice as many do not leave the cache. */
    private static final int TALL = 64;
    private static final int SHORT_ROW = 1 << 13;
    /** Bytes of a piece of X that stands side by side, and the widths that this may lead to. */
    private static final int PIECE = 1 << 15;
    private static final int NARROWEST = 64;
    private static final int WIDEST = 512;

    /** @param bytes of a number */
    static Tiles of(int rows, int columns, int count, int bytes) {
        if (sideBySide(count, bytes)) {
            int tall = (long) columns * bytes <= SHORT_ROW ? TALL : SIDE_HEIGHT;
            return new Tiles(tall, even(columns, Math.max(NARROWEST, Math.min(WIDEST, PIECE / (count * bytes)))), true);
        }
        if (count == 1 || count > MOST_SIDE_BY_SIDE) {
            return new Tiles(rows, columns, false);
        }
        int height = Math.min(HEIGHT, MOST_RESULTS / count / STEP * STEP);
        return new Tiles(height, even(columns, MOST_PRODUCTS / (height * count)), false);
    }

    static boolean sideBySide(int count, int bytes) {
        return count * bytes >= REGISTER && count <= MOST_SIDE_BY_SIDE;
    }

    /** The largest number of columns up to {@code batch} that stand side by side; 0 if there is none. */
    static int mostSideBySide(int batch, int bytes) {
        int most = Math.min(batch, MOST_SIDE_BY_SIDE);
        return sideBySide(most, bytes) ? most : 0;
    }

    /** Pieces of equal width: a narrow last one would cost as many calls for little. */
    private static int even(int columns, int most) {
        int pieces = (columns + most - 1) / most;
        return (columns + pieces - 1) / pieces;
    }
}

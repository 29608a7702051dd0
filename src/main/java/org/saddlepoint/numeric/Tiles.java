package org.saddlepoint.numeric;

/**
 * The pieces of a block of rows that go to OpenBLAS one at a time. For products of moderate size it has kernels that read the matrix where it
 * is; larger ones are copied into another order first, which for a handful of columns takes longer than the product itself. From a
 * vector register's worth of columns on the columns of X stand side by side, {@code x[j*count + b]}: its kernels are then twice as
 * fast, as far as a piece of X stays in the first-level cache.
 *
 * @param height rows of a piece
 * @param width columns of J in a piece
 * @param order of X and Y
 */
record Tiles(int height, int width, Order order) {
    /** How X and Y are stored, and which routine multiplies. */
    enum Order {
        /** One column, by the routine for a matrix and a vector: best where the rows of a thread stay in its cache. */
        VECTOR,
        /** Columns one behind the other. */
        BEHIND,
        /** Columns side by side. */
        BESIDE
    }

    /** What OpenBLAS multiplies without copying: rows · columns of Y in a piece, and multiplications. */
    private static final int MOST_RESULTS = 1200;

    private static final int MOST_PRODUCTS = 1_000_000;
    private static final int HEIGHT = 48;
    private static final int STEP = 8;
    /** Bytes of a vector register. */
    private static final int REGISTER = 64;
    /** Columns beyond which one product of everything is as fast. */
    private static final int MOST_SIDE_BY_SIDE = 64;
    /** Heights of pieces side by side, in twelves as the kernels take rows: fewer where rows are so long, in bytes, that more leave the cache. */
    private static final int TALL = 72;

    private static final int MIDDLE = 48;
    private static final int LOW = 24;
    private static final int SHORT_ROW = 1 << 12;
    private static final int LONG_ROW = 1 << 13;
    /** The longest row, in bytes, whose matrix may stay in the caches of two threads. */
    private static final int VECTOR_ROW = 1 << 13;
    /** Bytes of a piece of X that stands side by side, and the widths that this may lead to. */
    private static final int PIECE = 1 << 15;
    private static final int NARROWEST = 64;
    private static final int WIDEST = 512;

    /** @param bytes of a number */
    static Tiles of(int rows, int columns, int count, int bytes) {
        long row = (long) columns * bytes;
        if (sideBySide(count, bytes)) {
            int height = row <= SHORT_ROW ? TALL : row <= LONG_ROW ? MIDDLE : LOW;
            return new Tiles(height, even(columns, Math.max(NARROWEST, Math.min(WIDEST, PIECE / (count * bytes)))), Order.BESIDE);
        }
        if (count == 1 && row <= VECTOR_ROW) {
            return new Tiles(rows, columns, Order.VECTOR);
        }
        if (count > MOST_SIDE_BY_SIDE) {
            return new Tiles(rows, columns, Order.BEHIND);
        }
        int height = Math.min(HEIGHT, MOST_RESULTS / count / STEP * STEP);
        return new Tiles(height, even(columns, MOST_PRODUCTS / (height * count)), Order.BEHIND);
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

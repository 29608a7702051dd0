package org.saddlepoint.numeric;

/** OpenBLAS on native memory, piece by piece as {@link Tiles} says: the array overloads of the binding would copy the matrix at every call. */
abstract sealed class NativeProduct extends DenseProduct permits NativeDoubleProduct, NativeFloatProduct {
    private final int bytes;

    /** @param bytes of a number */
    NativeProduct(int rows, int columns, int batch, int bytes) {
        super(rows, columns, batch);
        this.bytes = bytes;
    }

    /** Calls of the library with pointers of its own, moved from piece to piece: threads share blocks, and a new pointer costs as much as a small piece. */
    interface Caller {
        /** Moves to these elements of J, X and Y. */
        Caller at(long matrix, long input, long output);

        /** Y = J X, or what is added to Y, for a piece of J of {@code height} rows and {@code width} columns. */
        void multiply(Tiles.Order order, int height, int count, int width, boolean add);
    }

    abstract Caller caller();

    @Override
    void multiplyBlock(int block, int count) {
        int first = block * height();
        int last = Math.min(rows(), first + height());
        Tiles tiles = Tiles.of(last - first, columns(), count, bytes);
        boolean beside = tiles.order() == Tiles.Order.BESIDE;
        Caller caller = caller();
        for (int i = first; i < last; i += tiles.height()) {
            int height = Math.min(tiles.height(), last - i);
            for (int j = 0; j < columns(); j += tiles.width()) {
                int width = Math.min(tiles.width(), columns() - j);
                caller.at((long) i * columns() + j, beside ? (long) j * count : j, beside ? (long) i * count : i)
                        .multiply(tiles.order(), height, count, width, j > 0);
            }
        }
    }

    boolean sideBySide(int count) {
        return Tiles.sideBySide(count, bytes);
    }
}

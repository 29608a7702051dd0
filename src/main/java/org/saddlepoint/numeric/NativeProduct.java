package org.saddlepoint.numeric;

import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.Pointer;

/** OpenBLAS on native memory, piece by piece as {@link Tiles} says: the array overloads of the binding would copy the matrix at every call. */
abstract sealed class NativeProduct<P extends Pointer> extends DenseProduct permits NativeDoubleProduct, NativeFloatProduct {
    final P matrix;
    final P input;
    final P output;
    private final int bytes;
    private final UnaryOperator<P> copy;

    /** @param bytes of a number, @param memory for so many of them, @param copy another pointer to the same */
    NativeProduct(int rows, int columns, int batch, int bytes, LongFunction<P> memory, UnaryOperator<P> copy) {
        super(rows, columns, batch);
        this.bytes = bytes;
        this.copy = copy;
        matrix = memory.apply((long) rows * columns);
        input = memory.apply((long) batch * columns);
        output = memory.apply((long) batch * rows);
    }

    /**
     * Pointers of one's own, moved from piece to piece: threads share blocks, and a new pointer costs as much as a small piece.
     */
    record Place<P extends Pointer>(P matrix, P input, P output) {
        void at(long inMatrix, long inInput, long inOutput) {
            matrix.position(inMatrix);
            input.position(inInput);
            output.position(inOutput);
        }
    }

    /** Y = J X, or what is added to Y, for the piece of J of {@code height} rows and {@code width} columns at a place. */
    abstract void multiply(Place<P> piece, Tiles.Order order, int height, int count, int width, boolean add);

    @Override
    void multiplyBlock(int block, int count) {
        int first = block * height();
        int last = Math.min(rows(), first + height());
        Tiles tiles = Tiles.of(last - first, columns(), count, bytes);
        boolean beside = tiles.order() == Tiles.Order.BESIDE;
        Place<P> place = new Place<>(copy.apply(matrix), copy.apply(input), copy.apply(output));
        for (int i = first; i < last; i += tiles.height()) {
            int height = Math.min(tiles.height(), last - i);
            for (int j = 0; j < columns(); j += tiles.width()) {
                int width = Math.min(tiles.width(), columns() - j);
                place.at((long) i * columns() + j, beside ? (long) j * count : j, beside ? (long) i * count : i);
                multiply(place, tiles.order(), height, count, width, j > 0);
            }
        }
    }

    boolean sideBySide(int count) {
        return Tiles.sideBySide(count, bytes);
    }

    @Override
    public void close() {
        matrix.deallocate();
        input.deallocate();
        output.deallocate();
    }
}

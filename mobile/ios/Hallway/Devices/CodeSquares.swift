import SwiftUI

/// A code as squares, dark on white also where the screen is dark: cameras read it no other way.
struct CodeSquares: View {
    let squares: [[Bool]]

    /// So many squares of white on each side belong to a code.
    private static let margin = 4

    var body: some View {
        Canvas { context, size in
            let one = min(size.width, size.height) / CGFloat(squares.count + 2 * Self.margin)
            for (row, line) in squares.enumerated() {
                for (column, dark) in line.enumerated() where dark {
                    // A hair wider than a square, so that no light shows between two of them.
                    let (x, y) = (CGFloat(column + Self.margin) * one, CGFloat(row + Self.margin) * one)
                    context.fill(Path(CGRect(x: x, y: y, width: one + 0.5, height: one + 0.5)), with: .color(.black))
                }
            }
        }
        .aspectRatio(1, contentMode: .fit)
        .frame(maxWidth: 360)
        .background(.white)
        .environment(\.layoutDirection, .leftToRight)
        .accessibilityElement()
        .accessibilityLabel("pair_squares")
        .accessibilityAddTraits(.isImage)
    }
}

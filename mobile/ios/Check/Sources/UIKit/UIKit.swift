// UIKit, as far as Hallway uses it: declarations alone, each under the name of its page in Apple's documentation.
@_exported import AppleFoundation

// UIResponder
@MainActor @preconcurrency
open class UIResponder: NSObject {
    @discardableResult open func becomeFirstResponder() -> Bool { false }
    @discardableResult open func resignFirstResponder() -> Bool { false }
}

// UIView
@MainActor @preconcurrency
open class UIView: UIResponder {
    public init(frame: CGRect) {}
    public convenience override init() { self.init(frame: .zero) }
    open var isHidden = false
    open var backgroundColor: UIColor?
    open var window: UIWindow? { nil }
    open func didMoveToWindow() {}
    @discardableResult open func endEditing(_ force: Bool) -> Bool { false }
    // NSObject/accessibilityLabel, NSObject/accessibilityHint, NSObject/accessibilityViewIsModal
    open var accessibilityLabel: String?
    open var accessibilityHint: String?
    open var accessibilityViewIsModal = false
}

// UIViewController
@MainActor @preconcurrency
open class UIViewController: UIResponder {
    public override init() {}
    public var view: UIView! { fatalError() }
    open func viewDidLoad() {}
    open func viewWillAppear(_ animated: Bool) {}
    open func addChild(_ childController: UIViewController) {}
    open func didMove(toParent parent: UIViewController?) {}
    // UIViewController/extensionContext
    open var extensionContext: NSExtensionContext? { nil }
}

// UIScrollView
@MainActor @preconcurrency
open class UIScrollView: UIView {
    open var keyboardDismissMode = KeyboardDismissMode.none
    open var alwaysBounceVertical = false
    open var isScrollEnabled = true

    // UIScrollView/KeyboardDismissMode
    public enum KeyboardDismissMode: Int, Sendable {
        case none, onDrag, interactive
    }
}

// UITextView
@MainActor @preconcurrency
open class UITextView: UIScrollView {
    open weak var delegate: (any UITextViewDelegate)?
    open var text: String! = ""
    open var font: UIFont?
    open var selectedRange = NSRange(location: 0, length: 0)
    open var textContainerInset = UIEdgeInsets()
    public let textContainer = NSTextContainer()
    // UITextView/inputAccessoryView
    open var inputAccessoryView: UIView?
    // UIContentSizeCategoryAdjusting/adjustsFontForContentSizeCategory
    open var adjustsFontForContentSizeCategory = false
    // UITextInputTraits/autocapitalizationType, UITextInputTraits/smartInsertDeleteType
    open var autocapitalizationType = UITextAutocapitalizationType.sentences
    open var smartInsertDeleteType = UITextSmartInsertDeleteType.default
    // UITextInput/markedTextRange
    open var markedTextRange: UITextRange? { nil }
}

// UITextViewDelegate
@MainActor @preconcurrency
public protocol UITextViewDelegate: AnyObject {
    func textViewDidChange(_ textView: UITextView)
    func textViewDidChangeSelection(_ textView: UITextView)
}

extension UITextViewDelegate {
    public func textViewDidChange(_ textView: UITextView) {}
    public func textViewDidChangeSelection(_ textView: UITextView) {}
}

// NSTextContainer
public final class NSTextContainer: NSObject {
    public nonisolated(unsafe) var lineFragmentPadding: CGFloat = 5
}

// UITextRange
@MainActor
open class UITextRange: NSObject {}

// UITextAutocapitalizationType
public enum UITextAutocapitalizationType: Int, Sendable {
    case none, words, sentences, allCharacters
}

// UITextSmartInsertDeleteType
public enum UITextSmartInsertDeleteType: Int, Sendable {
    case `default`, no, yes
}

// UIEdgeInsets
public struct UIEdgeInsets: Equatable, Sendable {
    public init() {}
    public init(top: CGFloat, left: CGFloat, bottom: CGFloat, right: CGFloat) {}
}

// UIFont
public final class UIFont: NSObject, Sendable {
    // UIFont/preferredFont(forTextStyle:)
    public static func preferredFont(forTextStyle style: TextStyle) -> UIFont { UIFont() }

    // UIFont/TextStyle
    public struct TextStyle: Hashable, Sendable {
        private let name: String
        public static let body = TextStyle(name: "body")
        public static let title3 = TextStyle(name: "title3")
    }
}

// UIFontMetrics
public final class UIFontMetrics: NSObject, Sendable {
    // UIFontMetrics/default, UIFontMetrics/scaledValue(for:)
    public static var `default`: UIFontMetrics { UIFontMetrics() }
    public func scaledValue(for value: CGFloat) -> CGFloat { value }
}

// UIInputView
@MainActor @preconcurrency
open class UIInputView: UIView {
    public init(frame: CGRect, inputViewStyle: Style) { super.init(frame: frame) }

    // UIInputView/Style
    public enum Style: Int, Sendable {
        case `default`, keyboard
    }
}

// UIContentConfiguration
@MainActor @preconcurrency
public protocol UIContentConfiguration {
    func makeContentView() -> any UIView & UIContentView
}

// UIContentView
@MainActor @preconcurrency
public protocol UIContentView: NSObjectProtocol {}

// UIColor
public final class UIColor: NSObject, Sendable {
    public static let clear = UIColor()
    // UIColor/systemBackground, UIColor/tertiarySystemFill
    public static let systemBackground = UIColor()
    public static let tertiarySystemFill = UIColor()
}

// UIScene
@MainActor @preconcurrency
open class UIScene: UIResponder {}

// UIWindowScene
@MainActor @preconcurrency
open class UIWindowScene: UIScene {
    public var windows: [UIWindow] { [] }
}

// UIWindow
@MainActor @preconcurrency
open class UIWindow: UIView {
    public init(windowScene: UIWindowScene) { super.init(frame: .zero) }
    open var windowLevel = Level(0)
    open var rootViewController: UIViewController?
    open var isKeyWindow: Bool { false }
    open func makeKey() {}
    open func makeKeyAndVisible() {}

    // UIWindow/Level
    public struct Level: Equatable, Sendable {
        public init(_ rawValue: CGFloat) {}
        public static let normal = Level(0)
        public static let alert = Level(2_000)
        // UIWindow/Level/+(_:_:)
        public static func + (level: Level, delta: CGFloat) -> Level { level }
    }
}

// UIBackgroundTaskIdentifier
public struct UIBackgroundTaskIdentifier: Hashable, Sendable {
    public static let invalid = UIBackgroundTaskIdentifier()
}

// UIApplication
@MainActor @preconcurrency
open class UIApplication: UIResponder {
    public static var shared: UIApplication { fatalError() }
    // UIApplication/openSettingsURLString
    public nonisolated static let openSettingsURLString = "app-settings:"
    public var connectedScenes: Set<UIScene> { [] }
    // UIApplication/isProtectedDataAvailable
    public var isProtectedDataAvailable: Bool { true }
    // UIApplication/beginBackgroundTask(withName:expirationHandler:)
    public func beginBackgroundTask(
        withName name: String?, expirationHandler: (@MainActor @Sendable () -> Void)? = nil
    ) -> UIBackgroundTaskIdentifier { .invalid }
    // UIApplication/endBackgroundTask(_:)
    public func endBackgroundTask(_ identifier: UIBackgroundTaskIdentifier) {}
}

// UIPasteboard
public final class UIPasteboard: NSObject, Sendable {
    public static var general: UIPasteboard { UIPasteboard() }
    // UIPasteboard/setItems(_:options:)
    public func setItems(_ items: [[String: Any]], options: [OptionsKey: Any] = [:]) {}

    // UIPasteboard/OptionsKey
    public struct OptionsKey: Hashable, Sendable {
        private let name: String
        public static let localOnly = OptionsKey(name: "localOnly")
        public static let expirationDate = OptionsKey(name: "expirationDate")
    }
}

// The app. script/android compiles and tests the same sources where there is no Gradle, and reads the levels and names below.

plugins {
    alias(libs.plugins.android.application)
    alias(libs.plugins.kotlin.android)
    alias(libs.plugins.kotlin.compose)
}

val repository = rootDir.resolve("../..")

/** The processors the core is built for: Android's name of each, Rust's, and the compiler's of the NDK. */
val processors = mapOf(
    "arm64-v8a" to Pair("aarch64-linux-android", "aarch64-linux-android"),
    "armeabi-v7a" to Pair("armv7-linux-androideabi", "armv7a-linux-androideabi"),
    "x86_64" to Pair("x86_64-linux-android", "x86_64-linux-android"),
)

android {
    namespace = "app.hallway"
    compileSdk = 35
    // Builds libraries for pages of 16 KB by itself, as Android 15 wants them.
    ndkVersion = "28.0.13004108"

    defaultConfig {
        applicationId = "app.hallway"
        minSdk = 26
        targetSdk = 35
        versionCode = 1
        versionName = "0.1.0"
        ndk { abiFilters += processors.keys }
    }

    buildTypes {
        release {
            isMinifyEnabled = true
            isShrinkResources = true
            proguardFiles(getDefaultProguardFile("proguard-android-optimize.txt"), "proguard-rules.pro")
        }
    }

    // One file for each processor, and none of them says anything about where it was built.
    splits { abi { isEnable = true; reset(); include(*processors.keys.toTypedArray()) } }
    dependenciesInfo { includeInApk = false; includeInBundle = false }

    compileOptions {
        sourceCompatibility = JavaVersion.VERSION_17
        targetCompatibility = JavaVersion.VERSION_17
    }
    kotlinOptions {
        jvmTarget = "17"
        allWarningsAsErrors = true
    }
    buildFeatures { compose = true }
    testOptions { unitTests { isIncludeAndroidResources = true } }
    lint { warningsAsErrors = true; disable += "GradleDependency" }
}

// The core for each processor, built by cargo into the place where the plugin looks for libraries.
val libraries = layout.buildDirectory.dir("cargo")
android.sourceSets["main"].jniLibs.srcDir(libraries)

val cargo = processors.map { (abi, names) ->
    val (target, compiler) = names
    tasks.register<Exec>("cargo_${abi.replace('-', '_')}") {
        group = "build"
        description = "Builds the core for $abi."
        val host = if (System.getProperty("os.name").startsWith("Mac")) "darwin-x86_64" else "linux-x86_64"
        val tools = android.ndkDirectory.resolve("toolchains/llvm/prebuilt/$host/bin")
        val linker = tools.resolve("$compiler${android.defaultConfig.minSdk}-clang").path
        val rust = target.replace('-', '_')
        environment("CARGO_TARGET_${rust.uppercase()}_LINKER", linker)
        environment("CC_$rust", linker)
        environment("AR_$rust", tools.resolve("llvm-ar").path)
        workingDir = repository
        val built = layout.buildDirectory.dir("cargo-target").get().asFile
        environment("CARGO_TARGET_DIR", built.path)
        // The same bytes wherever it is built: no path of this machine stands in the library, and no time.
        val here = listOf(
            (System.getenv("CARGO_HOME") ?: System.getProperty("user.home") + "/.cargo") to "/cargo",
            android.ndkDirectory.path to "/ndk",
            built.path to "/target",
            repository.canonicalPath to "/hallway",
        )
        environment("CARGO_ENCODED_RUSTFLAGS", here.joinToString("\u001f") { (from, to) -> "--remap-path-prefix=$from=$to" })
        environment("SOURCE_DATE_EPOCH", "0")
        // By itself: cargo optimises no library as a whole that is a Rust library as well.
        commandLine(
            listOf("cargo", "rustc", "--locked", "--profile", "mobile", "--package", "hallway-ffi", "--lib") +
                listOf("--crate-type", "cdylib", "--target", target),
        )
        val from = built.resolve("$target/mobile/libhallway_ffi.so")
        val to = libraries.get().asFile.resolve("$abi/libhallway_ffi.so")
        outputs.upToDateWhen { false } // Cargo knows whether anything changed.
        doLast { from.copyTo(to, overwrite = true) }
    }
}
tasks.matching { it.name.matches(Regex("merge(Debug|Release)JniLibFolders")) }.configureEach { dependsOn(cargo) }

// Tests run on this machine, against the core as it is built for it.
val library = providers.exec {
    workingDir = repository
    commandLine("script/library")
}.standardOutput.asText
tasks.withType<Test>().configureEach {
    doFirst { systemProperty("jna.library.path", File(library.get().trim()).parent) }
}

dependencies {
    implementation(project(":journalkit"))
    implementation(libs.jna) { artifact { type = "aar" } }
    implementation(libs.activity.compose)
    implementation(libs.compose.animation)
    implementation(libs.compose.foundation)
    implementation(libs.compose.material3)
    implementation(libs.compose.ui)
    implementation(libs.core.ktx)
    implementation(libs.coroutines.android)
    implementation(libs.lifecycle.runtime.compose)
    implementation(libs.lifecycle.viewmodel.compose)
    implementation(libs.lifecycle.viewmodel.savedstate)
    implementation(libs.zxing)
    debugImplementation(libs.compose.ui.test.manifest)
    testImplementation(libs.jna)
    testImplementation(libs.junit)
    testImplementation(libs.robolectric)
    testImplementation(libs.espresso.core)
    testImplementation(libs.coroutines.test)
    testImplementation(libs.compose.ui.test.junit4)
}
